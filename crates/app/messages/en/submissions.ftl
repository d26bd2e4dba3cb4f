submission-mail-received-subject = We have your application { $number }
submission-mail-received-body =
    Your work for “{ $title }” is here, and safe. Its number is { $number }.

    Expect a result by { $day }. Assessors see your work and this number, never your name.

    You can take it back within one hour.
submission-mail-received-action = See your application

submission-refused-not-now = This cannot be done at this point. Please look at where the application stands now. Nothing was changed.
submission-refused-other-attempt = This page shows an earlier attempt. Please go to the application and look at the attempt that is running. Nothing was changed.
submission-refused-take-back-over = The hour for taking it back is over. You can still withdraw it until assessors have it.
submission-refused-scoring-started = An assessor has opened it, so it can no longer be taken back. You will hear the result on the day we told you.
submission-refused-coach-first = Your attempts are used up. A coach looks at it with you before the next one.
submission-refused-appeal-over = The days for an appeal are over.
submission-refused-excluded = This person may not take part in this application again.
submission-refused-no-seat = This application is not in your queue any more.
submission-refused-scores-in = These scores have been sent already.
submission-refused-finding-differs = The scores say otherwise. You can return it to the assessors.
submission-refused-by-hand = This issuer decides by hand.
submission-refused-hidden = The evidence is hidden just now, because somebody asked a question about privacy.
submission-not-a-draft = This application was sent, so it cannot be changed. What you typed is still in the page before: go back and copy it if you need it.

submission-application = Application { $number }
submission-version = Version { $n }
submission-attempt = Attempt { $n }
submission-saved-at = Saved { $time }
submission-step-prepare = Prepare
submission-step-sent = Sent
submission-step-score = Assessors score
submission-step-result = Result
submission-scored = { $received } of { $needed } have scored it
submission-third-looks = A third assessor looks at it
submission-decision-next = Scored; the issuer decides
submission-missing = This is still needed
submission-not-sent = You have not sent this yet.
submission-not-sent-what = Nobody can see your work until you choose “Check and send”.
submission-progress = { $done } of { $total } parts done
submission-progress-label = Parts done
submission-your-work = Your work
submission-what-you-sent = What you sent
submission-check = Check and send
submission-check-title = Check and send your application
submission-check-opens = Opens when every part is done
submission-part-size = { $n ->
    [one] One question
   *[other] { $n } questions
}
submission-part-done = Done
submission-part-begun = In progress
submission-part-new = Not started
submission-part-blocked = Cannot start yet
submission-part-problem = There is a problem
submission-part-met = Met before
submission-part-sent = Sent
submission-part-readonly = This is what you sent. It can no longer be changed.
submission-aside = Help with this application
submission-look-for = What assessors look for
submission-look-for-none = Assessors read this part to understand the rest. It is not scored by itself.
submission-for-part = For this part
submission-full-rubric = See the full rubric
submission-hear = When you would hear back
submission-hear-day = Send it today and expect a result by { $day }.
submission-hear-history = From the last { $n } reviews: half took { $half } business days or less, 9 in 10 took { $most } or less.
submission-private = Only your assessors can see this, without your name or the names of your files. A face or a voice in a recording cannot be hidden.
submission-optional = (optional)
submission-met = Met
submission-met-what = Assessors found this met on your last attempt. It goes along as it is.
submission-script = The dialogue
submission-words-limits = { $max ->
    [0] At least { $min } words.
   *[other] { $min ->
        [0] Up to { $max } words.
       *[other] { $min } to { $max } words.
    }
}
submission-words = { $n ->
    [one] One word
   *[other] { $n } words
}
submission-words-saved = { $n ->
    [0] Nothing saved yet
    [one] One word saved
   *[other] { $n } words saved
}
submission-versions = Earlier versions
submission-versions-what = Every text you saved is kept here. Taking one back keeps all the others too.
submission-version-counts = This is the text that counts now.
submission-restore = Take this one
submission-restored = The earlier text is back. What it replaced is kept under “Earlier versions”.
submission-empty = Nothing here yet
submission-file = Add a file
submission-file-add = Add the chosen files
submission-file-limits = { $max ->
    [0] { $kinds }, up to { $size } each.
    [one] One file: { $kinds }, up to { $size }.
   *[other] { $min ->
        [0] Up to { $max } files: { $kinds }, up to { $size } each.
       *[other] { $min } to { $max } files: { $kinds }, up to { $size } each.
    }
}
submission-captions = Captions with times (VTT) may go with each recording; assessors see them beside it.
submission-file-ready = Safely here
submission-file-copying = Safely here. We are making the copy that assessors see.
submission-file-empty = The file is empty. Nothing else was changed. Open it on your device to see whether it holds anything, then choose it again.
submission-file-too-large = The file is larger than the limit. What you saved before is safe. Choose a smaller one; for a video, record at 720p.
submission-file-too-many = There are as many files here as this question takes. Nothing was lost. Remove one first if you want to send another.
submission-file-type = This is not a kind of file that this question takes, whatever its name says. Nothing was lost. Save it as one of the kinds named above and choose it again.
submission-unreadable-broken = This file arrived, but we cannot open it, so assessors could not either. Open it on your device, save it anew, and choose it again.
submission-unreadable-locked = This file is protected by a password. Save it without one, and choose it again.
submission-unreadable-complex = This file is too large to open inside: too many pixels or parts. Save a smaller version, and choose it again.
submission-out-of-disk = There is no room for files just now. What you saved before is safe. Please try again later.
submission-upload-elsewhere = The upload stands somewhere else. Go on from there.
submission-upload-busy = This file is being sent from another window right now.
submission-upload-interrupted = The connection dropped. What arrived before is safe. Please try again.
submission-upload-offset = The request does not say where its part begins.
submission-uploads-too-many = Too many files are on their way at once. Let one arrive first.
submission-text-too-large = This text is longer than 1 MB, so it was not saved. What was saved before is safe, and what you typed is still in the field below.
submission-remove = Remove
submission-removed = The file is removed.
submission-undo = Put it back
submission-refused-met = This was met on an attempt before and goes along as it is.
submission-link = Link
submission-link-hint = It begins with https://. Anyone with the link must be able to open it, without signing in; we look whether it opens. We keep the address only, not a copy.
submission-link-add = Add the link
submission-link-shape = This is no link that others can open. It begins with https:// and holds no password. Copy it from the address bar of your browser.
submission-link-open = It opens.
submission-link-missing = There is nothing at this link, or nobody outside your network gets there. Remove it and add the right one.
submission-link-unsure = We could not check this link: it gave us no answer, or asks who is there. Open it in a private window. If you get in without signing in, assessors do too.
submission-link-too-many = There are 20 links here already. Remove one first.
submission-line-too-long = This is longer than 200 characters. Please shorten it.
submission-consent = Who can be seen or heard?
submission-consent-nobody = No young person can be seen or heard
submission-consent-shown = Young people can be seen or heard
submission-consent-if = If young people can be seen or heard, please fill in the register. The signed forms stay with you.
submission-consent-programme = Programme
submission-consent-day = Day of the recording
submission-consent-youth = How many young people can be seen or heard
submission-consent-on-file = For how many a signed form is on file
submission-consent-form = Version of the form
submission-consent-attested = Who attests this, by name
submission-consent-choose = Please choose one of the two.
submission-consent-date = Please give the day as year, month and day, such as 2026-03-02.
submission-changed = What I changed for “{ $title }”
submission-changed-hint = A sentence or two. Assessors of this attempt do not see it; the issuer does.
submission-done-ask = Have you finished this part?
submission-done-yes = Yes, mark it as done
submission-done-no = No, I will come back to it
submission-save-back = Save and go back
submission-saved = Saved.
submission-rest-saved = Everything else on this page is saved.
submission-back = Back to your application
submission-back-part = Back to this part
submission-doubled = There are two versions of this text
submission-doubled-look = Look at both and choose
submission-doubled-what = It was changed in two windows at the same time. Both texts are safe. Choose one, or put them together; the other one stays under “Earlier versions”.
submission-doubled-newer = Saved first
submission-doubled-other = Saved in the other window
submission-doubled-keep-newer = Keep this one
submission-doubled-keep-other = Take this one
submission-doubled-merge = Both in one
submission-doubled-merge-hint = Both texts stand here, one after the other. Cut and mend as you like.
submission-doubled-save = Save this text
submission-doubled-later = Decide later
submission-settled = Saved. The other text is kept under “Earlier versions”.
submission-to-mend = { $n ->
    [one] There is one thing to mend before you can send this
   *[other] There are { $n } things to mend before you can send this
}
submission-change = Change
submission-problem-unanswered = Answer “{ $title }”.
submission-problem-unexpected = “{ $title }” is not asked in this version.
submission-problem-too-few-words = “{ $title }”: write at least { $min } words. You have { $words }.
submission-problem-too-many-words = “{ $title }”: write at most { $max } words. You have { $words }.
submission-problem-too-few = “{ $title }”: add at least { $min }. You have { $count }.
submission-problem-too-many = “{ $title }”: at most { $max }. You have { $count }.
submission-problem-unusable = “{ $title }”: file { $n } cannot be opened. Replace it.
submission-problem-unreachable = “{ $title }”: link { $n } leads nowhere. Replace it.
submission-problem-arriving = “{ $title }”: file { $n } is still being prepared. It takes a moment; then look again.
submission-problem-consent-unanswered = “{ $title }”: say whether young people can be seen or heard.
submission-problem-consent-missing = { $n ->
    [one] “{ $title }”: a signed form is missing for one young person.
   *[other] “{ $title }”: signed forms are missing for { $n } young people.
}
submission-problem-consent-implausible = “{ $title }”: the numbers in the consent register do not fit together.
submission-problem-consent-unattested = “{ $title }”: fill in the whole consent register, with the name of who attests it.
submission-problem-consent-withdrawn = “{ $title }”: consent was withdrawn. Remove the file.
submission-problem-own-work = Confirm that this is your own work.
submission-problem-right = Confirm that you may hand this evidence in.
submission-problem-youth = Confirm that consent is on file for every young person.
submission-problem-ai-unanswered = Say whether you used AI.
submission-problem-ai-forbidden = This micro-credential does not allow AI. Do the work again without it, or withdraw.
submission-problem-ai-unexplained = Say which tool you used for what.
submission-leak-text = “{ $title }” holds “{ $found }”, which is part of your name or address.
submission-leak-file = “{ $title }”: the file name “{ $file }” holds “{ $found }”. Assessors do not see file names.
submission-names = Your name in your work
submission-names-what = Your work is judged without your name. Take it out where it stands:
submission-names-ok = I have looked, and what stands there may stay.
submission-declare = Please confirm
submission-own-work = This is my own work.
submission-right = I may hand in this evidence, and it may be used for assessment.
submission-youth = Consent is on file for every young person who can be seen or heard, or nobody can.
submission-ai = Did you use AI?
submission-ai-forbidden = AI may not be used for this micro-credential.
submission-ai-with_disclosure = AI may be used, if you say which tool did what.
submission-ai-free = AI may be used.
submission-ai-no = No AI tool was used
submission-ai-yes = AI was used
submission-ai-how = Which tool, and for what
submission-send = Send
submission-sent = Your application is sent
submission-sent-number = We have it. Its number is { $number }.
submission-sent-at = Sent { $time }.
submission-sent-expect = Expect a result by { $day }.
submission-sent-next = What happens now
submission-sent-next-1 = Assessors score it by the rubric you know. They do not see your name.
submission-sent-next-2 = The issuer decides.
submission-sent-next-3 = You get a mail, and feedback for each criterion.
submission-take-back-until = Forgot something? You can take it back until { $time }, as long as nobody has opened it.
submission-result = Read the feedback
submission-receipt = Receipt
submission-receipt-what = This number stands for every word and file you sent. If one letter changed, it would be another number.
submission-do-take-back = Take it back
submission-do-correct = Open it again
submission-do-resume = Go on with it
submission-taken-back = You have it back. Nothing is lost, and it does not count as an attempt.
submission-opened-again = It is open again.
submission-do-withdraw = Withdraw application
submission-withdraw = Withdraw application
submission-withdraw-ask = Do you want to withdraw this application?
submission-withdraw-what = Nobody will score it. You can start a new one for the same micro-credential, but this one cannot be opened again.
submission-withdrawn = The application is withdrawn.
submission-keep = Keep it

submission-state-submitted = We have it
submission-state-submitted-what = Expect a result by { $day }.
submission-state-precheck = Somebody looks whether it is complete
submission-state-precheck-what = Expect a result by { $day }.
submission-state-returned_incomplete = Something is missing
submission-state-returned_incomplete-what = Open it again, put it right and send it. It does not count as an attempt, and the clock stands still.
submission-state-privacy_hold = There is a question about privacy
submission-state-privacy_hold-what = Nobody sees your evidence until it is answered. Open it again, put it right and send it.
submission-state-in_queue = Waiting for assessors
submission-state-in_queue-what = Expect a result by { $day }.
submission-state-assessing = Assessors are at work
submission-state-assessing-what = Expect a result by { $day }.
submission-state-adjudication = A third assessor looks at it
submission-state-adjudication-what = The first two did not agree on everything. Expect a result by { $day }.
submission-state-integrity_hold = A question is being looked into
submission-state-integrity_hold-what = Nothing is decided meanwhile. You will hear from the issuer.
submission-state-decision_pending = Scored
submission-state-decision_pending-what = The issuer decides. Expect a result by { $day }.
submission-state-awarded = Awarded
submission-state-awarded-what = Congratulations. You will find the credential among your credentials.
submission-state-not_yet = Not yet
submission-state-not_yet-what = The feedback says for each criterion what was seen and what to try.
submission-state-coach_required = A coach helps first
submission-state-coach_required-what = Your attempts are used up. A coach looks at it with you before the next one.
submission-state-appealed = A panel looks again
submission-state-appealed-what = Nobody on it took part in the decision.
submission-state-withdrawn = Withdrawn
submission-state-withdrawn-what = You withdrew it. Nobody scores it.
submission-state-abandoned = Resting
submission-state-abandoned-what = It lay still for long. Everything in it is kept, and you can go on.
submission-state-denied = Closed after a review
submission-state-denied-what = The issuer has written to you about the reasons.
submission-state-closed = Closed
submission-state-closed-what = It was closed without a further decision.
submission-speaks-to = Judged here:
