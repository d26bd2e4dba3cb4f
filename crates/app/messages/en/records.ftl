records-hello = Hello, { $name }
records-credentials = Credentials
records-transcript = Transcript
records-next-step = Next step
records-continue = Continue
records-read-feedback = Read the feedback
records-read-on = Read more
records-look-around = Look around the catalog
records-nothing-waits = Nothing waits for you
records-nothing-waits-hint = What you sent is with others. You get a mail when something changes.
records-claim-now = Claim the { $title }
records-claim-now-hint = You have everything that it asks for. A credentialing officer reads your claim.
records-claim-again = Improve your claim of the { $title }
records-claim-again-hint = The officer wrote what is missing. What you wrote before is still there.
records-mend = Something is missing in “{ $title }”
records-mend-hint = Put it right and send it again. It does not count as an attempt.
records-finish = Finish “{ $title }”
records-finish-hint = { $done } of { $parts } parts done. Drafts save themselves and have no time limit.
records-improve = Improve “{ $title }”
records-improve-hint = The feedback says what is met and what is left. Criteria you met stay met.
records-begin = Begin “{ $title }”
records-begin-hint = It is the next open one in { $stack }. Any order is fine.
records-first = Three to begin with
records-first-hint = Each page shows the whole rubric and what you send. Nothing starts until you say so.

records-about-stack = About this stack
records-stacks = Stacks
records-applications = Applications
records-micro-credential = Micro-credential
records-stands = Where it stands
records-happens-next = What happens next
records-new-label = Your newest credential
records-new = New
records-awarded-share = Awarded { $date }. Share it in one step:
records-share = Share
records-copy-link = Copy link
records-pdf = PDF
records-png = PNG

records-all-done = Everything is there.
records-to-go = { $n } to go.
records-to-go-named = { $n } to go: { $what }.
records-missing-more = { $n ->
    [one] one of { $names }
   *[other] { $n } of { $names }
}
records-missing-hours = { $n ->
    [one] 1 more hour of practice
   *[other] { $n } more hours of practice
}
records-missing-attestation = { $count ->
    [one] a statement by { $role }
   *[other] { $count } statements by { $role }
}
records-missing-exam = { $percent }% or more in the exam { $exam }
records-missing-within = { $n ->
    [one] { $what } from the last month
   *[other] { $what } from the last { $n } months
}
records-or = { $first } or { $last }
records-in-review = { $n ->
    [one] One is in review.
   *[other] { $n } are in review.
}
records-in-review-by = { $n ->
    [one] One is in review, with a result expected by { $day }.
   *[other] { $n } are in review, with a first result expected by { $day }.
}

records-state-open = Open
records-state-draft = Draft
records-state-in-review = In review
records-state-returned = Something missing
records-state-held = On hold
records-state-not-yet = Not yet
records-state-earned = Earned
records-state-expiring = Earned, ends soon
records-state-begins-later = Begins later
records-state-expired = Expired
records-state-suspended = Suspended
records-state-withdrawn = Withdrawn
records-state-replaced = Replaced
records-state-ended = Ended
records-state-put-aside = Put aside

records-next-draft = You: finish it and send it.
records-next-submitted = Somebody checks that everything is there.
records-next-precheck = Somebody checks that everything is there.
records-next-returned-incomplete = You: something is missing or cannot be read. Put it right and send it again.
records-next-privacy-hold = You: somebody can be recognised, or consent is missing. Put it right and send it again.
records-next-in-queue = Assessors are being found.
records-next-assessing = { $have ->
    [0] Assessors are scoring it.
    [one] One of { $need } assessors has scored it.
   *[other] { $have } of { $need } assessors have scored it.
}
records-next-adjudication = A third assessor looks at it.
records-next-integrity-hold = A question is being looked into. You will hear from the issuer.
records-next-decision-pending = Scored. The issuer decides.
records-next-awarded = Earned.
records-next-not-yet = You: read the feedback, and improve what is left.
records-next-coach-required = You: talk to a coach, who opens the next attempt.
records-next-appealed = A panel looks at the decision again.
records-next-withdrawn = You withdrew it.
records-next-abandoned = It lay still for long. You can take it up again.
records-next-denied = It was ended by the issuer.
records-next-closed = It ended without a decision.
records-next-by = { $next } Expect a result by { $day }.

records-stage-in-progress = Earn what is left and you can claim the { $credential }. There is no time limit.
records-stage-eligible = You can claim the { $credential } now.
records-stage-claimed = You have claimed the { $credential }. An officer will read your claim.
records-stage-officer-review = An officer is reading your claim of the { $credential }.
records-stage-awarded = You hold the { $credential }.
records-stage-returned = Your claim of the { $credential } came back with words on what to improve.
records-at-risk = A part of this stack is no longer in force.
records-at-risk-hint = What you claimed, or were awarded, rests on it. The issuer knows, and nothing is taken away by itself. Earn the missing part again, or write to the issuer if you think that it is a mistake.

records-where = Where you stand
records-rule = What the rule says
records-road-earn = Earn the parts
records-road-claim = Claim
records-road-sent = Sent
records-road-review = Officer reads
records-road-award = Credential
records-statements = Statements by others
records-statements-h = Statements
records-statement-from = A statement by { $role }
records-ask-hint = They get a mail with one link and need no account. The link can be answered once, within 30 days.
records-ask-name = Their name
records-ask-email = Their email address
records-ask-send = Send the link
records-asked = The link is on its way.
records-request-asked = Asked
records-request-confirmed = Confirmed
records-request-declined = Not confirmed
records-request-over = Link ran out
records-open-until = Link open until { $date }
records-over-since = Ran out on { $date }
records-answered = Answered on { $date }
records-returned = { $issuer } returned your claim
records-returned-hint = What you wrote is still below. Improve it and send it again, as often as you like.
records-your-claim = Your claim
records-sent-on = Sent on { $date }
records-no-answer = Not answered
records-see-credential = See the credential
records-claim-h = Claim the { $credential }
records-words = { $least } to { $most } words
records-own-statements = I confirm
records-claim-send = Send the claim
records-claim-save = Save for later
records-claim-then = A credentialing officer of { $issuer } looks at your parts and reads your answers. You get a mail.
records-claim-sent = Your claim is sent. You get a mail when it is decided.
records-claim-saved = Saved. Nothing is sent yet.

records-answer-missing = Write an answer.
records-answer-short = You have written { $words } words; at least { $least } are asked for.
records-answer-long = You have written { $words } words; { $most } at most are asked for.
records-answer-too-long = This is longer than { $most } characters, and was not saved. Shorten it before you leave the page.
records-statement-missing = Confirm this, if it is true.
records-attestation-missing = This statement is still missing. Send somebody the link.
records-attestation-name = Write the name of the person you ask, in 120 characters at most.
records-attestation-email = Write a whole address, such as name@example.org.
records-attestation-own = This address is your own. Somebody else has to confirm it.
records-refused-not-satisfied = A part that the rule asks for is missing or no longer in force, so this is not possible now. What you wrote is kept.
records-refused-not-now = This is not possible at this point. Open the page again to see where it stands.
records-refused-attested = This person has confirmed it already.
records-refused-many-asked = Three links for this statement are open. Wait until one is answered or runs out.
records-refused-own-statement = This statement is about you, so you cannot answer it. The link is for the person you asked.
records-refused-link-over = This link was answered before, or it ran out, or a newer one was sent. Whoever sent it to you can send another.
records-refused-own-claim = This is your own claim. Another officer has to decide it.
records-refused-decided = This claim was decided before. Open it again to see how.
records-refused-parts = A part is no longer in force, or a statement is missing. Nothing was awarded.

records-attest = A statement
records-attest-h = { $earner } asks you for a statement
records-attest-why = { $name }, you were named as somebody who knows the work of { $earner }. { $issuer } needs your answer for this stack:
records-attest-statement = The statement
records-attest-ask = Is this true of { $earner }?
records-attest-yes = Yes, this is true
records-attest-no = No, or I cannot say
records-attest-send = Send my answer
records-attest-once = You can answer once, until { $date }. No account is needed.
records-attest-was-yes = You confirmed it. Thank you; there is nothing more to do.
records-attest-was-no = You did not confirm it. Thank you; there is nothing more to do.
records-attest-kept = Kept with your answer: your name and address as they were given to us, and the time. The earner and the issuer’s officer can see them.
records-answer-yes-no = Choose yes or no.
records-thank-you = Thank you. Your answer is kept.

records-credential = Credential
records-issuer = Issuer
records-awarded = Awarded
records-until = Valid until
records-no-end = No end
records-comprehensive = Comprehensive
records-no-credentials = No credentials yet
records-as-of = As of { $date }.
records-print-hint = To keep or send it, print this page. Each address leads to a page where anyone can check the credential.
records-steps = { $done } of { $total }

records-claims = Claims
records-claims-why = Read claims of comprehensive credentials, award or return them.
records-claims-waiting = { $n ->
    [0] Waiting
   *[other] Waiting ({ $n })
}
records-claims-none = No claim waits
records-claims-none-hint = You get a mail when one arrives.
records-claims-decided = Decided
records-claims-at-risk = A part is gone
records-claims-at-risk-hint = Something that the rule counts is no longer in force. A claim cannot be awarded as long as that is so. An award stays in force until somebody withdraws it: look at it and decide.
records-claim-at-risk = At risk
records-claim-is-sent = Waiting
records-claim-is-read = Being read
records-claim-is-awarded = Awarded
records-claim-is-returned = Returned
records-claim-of = Claim by { $name }
records-claim-was-awarded = Awarded by { $name } on { $date }.
records-claim-was-returned = Returned by { $name } on { $date }.
records-rule-holds = At this moment the rule is fulfilled.
records-rule-broken = At this moment the rule is not fulfilled.
records-parts = Parts
records-parts-hint = Each was verified just now, as a stranger would: signature, issuer and status list.
records-part-in-force = Genuine, in force
records-not-held = Not earned
records-answers = Answers
records-said-by = Confirmed by { $name }
records-confirmed-by = Confirmed by { $name }, { $email }
records-decide = Your decision
records-read-by = { $name } is reading it.
records-take-up = I am reading this
records-take-up-hint = The earner and other officers see it.
records-taken-up = Noted: you are reading this claim.
records-words-label = Your words
records-words-hint = To return a claim, say what is missing and what to do. The earner reads it. With an award they are kept for the record.
records-words-missing = Say what is missing, so that the earner can improve it.
records-words-long = { $most } characters at most.
records-award = Award the credential
records-return = Return with these words
records-award-hint = All parts are looked up again when you award. The credential is issued once, whatever is clicked.
records-decided-award = Awarded. The credential is being issued.
records-decided-return = Returned. The earner gets a mail.
records-decision-missing = Choose whether to award or to return.

records-mail-eligible-subject = You completed { $stack }
records-mail-eligible-body = You have everything that { $stack } asks for, so you can now claim the { $credential }.

    There is no time limit. A credentialing officer reads your claim.
records-mail-eligible-action = See what a claim asks for
records-mail-claimed-subject = We have your claim of the { $credential }
records-mail-claimed-body = Your claim of the { $credential } is with the issuer. A credentialing officer looks at your parts and reads your answers.

    You get a mail when it is decided.
records-mail-claimed-action = See where it stands
records-mail-claim-waits-subject = A claim of the { $credential } waits
records-mail-claim-waits-body = An earner has claimed the { $credential }. It waits for an officer to read it.
records-mail-claim-waits-action = Read the claim
records-mail-returned-subject = Your claim of the { $credential } came back
records-mail-returned-body = The officer wrote what is missing and what to do. What you wrote is kept: improve it and send it again.
records-mail-returned-action = See what to improve
records-mail-at-risk-subject = A part of { $stack } is no longer in force
records-mail-at-risk-body = Something that your { $credential }, or your claim of it, rests on is no longer in force. The issuer knows as well.

    Nothing is taken away by itself. The page says which part it is and what you can do.
records-mail-at-risk-action = See which part
records-mail-at-risk-officer-subject = A part behind a { $credential } is gone
records-mail-at-risk-officer-body = A claim or an award of the { $credential } rests on a credential that is no longer in force. An award stays in force until somebody withdraws it.
records-mail-at-risk-officer-action = Look at it
records-mail-attestation-subject = { $earner } asks you for a statement
records-mail-attestation-body = Dear { $name },

    { $earner } is working towards a credential in { $stack } and named you as somebody who knows this work. Please read one statement and say whether it is true.

    It takes a minute and needs no account. The link can be answered once, within 30 days. If you do not know { $earner }, you need do nothing.
records-mail-attestation-action = Read the statement
records-mail-attested-subject = { $name } has confirmed your statement
records-mail-attested-body = { $name } has confirmed what { $stack } asks for.
records-mail-attested-action = See where you stand
records-mail-not-attested-subject = { $name } has answered
records-mail-not-attested-body = { $name } has not confirmed the statement that { $stack } asks for. You can talk to them, or ask somebody else.
records-mail-not-attested-action = See where you stand

records-record = Signed record
records-record-hint = One file with your credentials, signed by their issuer (Comprehensive Learner Record). Whoever gets it sees all of them together, and that they are yours. Nothing of it is kept here.
records-record-of = Record from { $issuer }
records-stack-record = Stack record
records-stack-record-hint = One signed file with this credential and everything it rests on.
records-record-file = Record as file
records-record-picture = Record as badge picture
