layout-skip = Skip to main content

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
date-long = { $weekday } { $day } { $month } { $year }
date-moment = { $day } { $month } { $year }, { $time } UTC

error-way-out = Go to the start page
error-not-found = We could not find this page
error-not-found-what = The address may be mistyped, or what stood here is not for you to see. Nothing is lost.
error-sign-in = Please sign in first
error-sign-in-what = Sign in and try again.
error-forbidden = You cannot do this
error-forbidden-what = It takes a role that you do not have, or the request did not come from one of our pages. Nothing was changed.
error-invalid = There is something to mend
error-invalid-what = Nothing was saved. Please look at these points.
error-refused = This was not done
error-too-large = That is too large
error-too-large-what = What you sent is larger than we can take here. Nothing was saved, and nothing saved before is lost.
error-too-many = That was too often
error-too-many-what = Please wait a moment and try again. Nothing is lost.
error-unavailable = A part of this site is away just now
error-database-busy = The database did not answer in time. Nothing was saved. Please try again in a minute.
error-character = There is a character in it that cannot be kept, a zero byte. Nothing was saved. Take it out and try again.
error-internal = Something went wrong on our side
error-internal-what = The fault is ours and has been noted. What you saved before is safe. Please try again.

layout-description = Micro-credentials for people who work with young people: prepare, show your practice, be assessed by peers, and share what you earned.
nav-label = Main
nav-catalog = Catalog
nav-stacks = Stacks
nav-me = My work
nav-verify = Verify
nav-assess = Assess
nav-issuer = Issuer
nav-admin = Operations
menu = Menu
sign-in = Sign in
sign-out = Sign out
account = Your account
account-menu = Your account, { $name }
account-settings = Settings
theme-switch = Switch light or dark theme
demo-strip = Sample content, fictional issuers.
demo-people = Sign in as someone
demo-mailbox = Mailbox
footer-help = Help and contact
footer-accessibility = Accessibility
footer-privacy = Privacy
footer-api = API

crumbs-label = Breadcrumb
journey-label = Where this stands
rubric-criterion = Criterion
pager-label = Pages of results
pager-previous = Previous page
pager-next = Next page
ring-label = { $done } of { $total } earned{ $review ->
    [0] {""}
   *[other] , { $review } in review
}
ring-of = of { $total } earned
form-errors = There is something to mend
form-error = Error:

date-day = { $weekday } { $day } { $month }
date-short = { $day } { $month } { $year }
hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
hours-range = { $from }–{ $to } hours

page-help = Help and contact
page-accessibility = Accessibility
page-privacy = Privacy

front-title = Recognition for what you do well
front-heading = Get recognized for what you already do well
front-lede = For people who work with young people. You send evidence from your own work; trained assessors check it against a rubric you can read first; you get a credential that anyone can verify.
front-search = Search micro-credentials
front-search-example = Try “questions” or “family”
front-search-go = Search
front-all = { $count ->
    [one] See the one micro-credential
   *[other] See all { $count } micro-credentials
}
front-stacks = Stacks
front-stacks-all = All stacks
front-stacks-what = Micro-credentials that belong together. Earn what the stack asks for, in your own order and time, and a comprehensive credential follows.
front-stack-size = { $count ->
    [one] One micro-credential, open to all
   *[other] { $count } micro-credentials, open to all
}
front-stack-see = See the stack
front-some = Micro-credentials to begin with
front-some-all = Whole catalog
front-how = How it works
front-how-1 = Choose and read
front-how-1-what = Every page shows the whole rubric, what you send and how long it takes, before you sign up for anything.
front-how-2 = Show your practice
front-how-2-what = Add recordings, plans and reflections from your own work. Drafts save themselves, and only “Check and send” sends.
front-how-3 = Hear back, and share
front-how-3-what = Two assessors score without knowing your name. You hear back by a date, with feedback on every criterion. If it is “not yet”, you try again with only what is left open.
front-verify = Has somebody shown you a credential?
front-verify-what = Check in seconds whether it is genuine and in force. No account, and nothing you bring is kept.
front-verify-go = Check a credential
front-updates = Hear about new micro-credentials
front-updates-what = One short letter when there is something new. You confirm first, and leave with one click.
front-updates-email = Your email address
front-updates-go = Sign up
page-api = For programs
