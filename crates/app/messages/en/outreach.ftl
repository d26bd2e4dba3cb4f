outreach-title = News by mail
outreach-lede = A short mail when there is something new to earn. Never more than one a topic and hour, and seldom more than a few a month.
outreach-topics = What about?
outreach-topic-choose = Choose at least one topic.
outreach-topic-micro-credentials = New micro-credentials and new versions
outreach-topic-stacks = New stacks
outreach-topic-pilots = Pilots: take part before others do
outreach-language = Language of the mails
outreach-ask = Send me a mail to confirm
outreach-promise = We keep your address for this only. Each mail has a link that ends it with one click and deletes your address here.
outreach-sent = Look in your mail
outreach-sent-what = If the address is right, a mail is on its way. You get news once you have pressed the button behind its link, within 7 days.
outreach-confirm = One more click
outreach-confirm-what = Press the button to get our news at the address to which we sent this link.
outreach-confirm-button = Yes, send me news
outreach-confirmed = Done
outreach-confirmed-what = You will hear from us when there is something new. Each mail has a link that ends it.
outreach-link-over = This link is older than 7 days, or the subscription was ended since. Nothing is lost: enter your address once more.
outreach-end = No more news?
outreach-end-what = One click ends it. We then delete the address from our list.
outreach-end-button = End it
outreach-ended = No more news
outreach-ended-what = No further news is sent to that address, and it is deleted from our list. Mails about your own work, if you have an account, still come.
outreach-to-catalog = See what can be earned

outreach-confirm-mail-subject = Do you want our news?
outreach-confirm-mail-body =
    Somebody, probably you, entered this address on { $site } to get news by mail.

    If that is right, open the link and press the button within 7 days. If not, do nothing: this stays the only mail.
outreach-confirm-mail-action = Confirm
outreach-one-micro-credential-subject = New: { $title }
outreach-one-micro-credential-body =
    “{ $title }” is now in the catalogue of { $site }.

    What it asks for, how it is assessed and what you send in stands there in full.
outreach-one-micro-credential-action = Read about it
outreach-many-micro-credentials-subject = { $count } new micro-credentials
outreach-many-micro-credentials-body = { $count } micro-credentials are new, or have a new version, in the catalogue of { $site }.
outreach-many-micro-credentials-action = Open the catalogue
outreach-one-stack-subject = New stack: { $title }
outreach-one-stack-body = “{ $title }” is a set of micro-credentials that together lead to a comprehensive credential. You find it on { $site }.
outreach-one-stack-action = See the stack
outreach-many-stacks-subject = { $count } new stacks
outreach-many-stacks-body = { $count } stacks are new, or have changed, on { $site }.
outreach-many-stacks-action = See all stacks
