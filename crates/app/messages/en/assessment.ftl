assessment-queue = Submissions to score
assessment-queue-short = Queue
assessment-queue-back = Go to your queue
assessment-queue-count = { $count ->
    [0] Nothing waits for you.
    [one] One submission waits for you.
   *[other] { $count } submissions wait for you, due first.
}
assessment-queue-clear = Your queue is clear
assessment-queue-clear-what = When a submission needs you, we write to you and it stands here.
assessment-start-next = Start next
assessment-code = Submission { $code }
assessment-parts = { $count ->
    [one] 1 part
   *[other] { $count } parts
}
assessment-files = { $count ->
    [0] no files
    [one] 1 file
   *[other] { $count } files
}
assessment-begun = draft begun
assessment-due = Due { $day }
assessment-late = Late
assessment-third = Third assessor
assessment-sent = Sent
assessment-sent-before = Sent before
assessment-sent-before-what = After everybody has sent, you see each other’s scores here, without names.

assessment-name-hidden = Name hidden
assessment-rubric-version = Rubric version { $number }
assessment-know = I know this person
assessment-decline = I cannot take this
assessment-keys = Shortcuts
assessment-evidence = Evidence
assessment-evidence-parts = Evidence parts
assessment-recognise = The name is hidden; in a recording you may recognise someone. If you do, choose “I know this person”: one click, no reason asked.
assessment-asked = What was asked
assessment-nothing = Nothing was handed in here.
assessment-captions = Captions
assessment-transcript = Transcript
assessment-transcript-file = The transcript as a file
assessment-ai = Use of AI, as declared
assessment-rubric = Rubric
assessment-differences = Where two assessors differ
assessment-scored = { $done } of { $total } scored
assessment-given-back = The issuer asks you to look again.
assessment-elsewhere = This was changed on another page of yours.
assessment-elsewhere-what = What you typed here is in the form below. Save or send it to keep it; what stands on the other page is here to copy from.
assessment-elsewhere-other = The other version
assessment-not-scored = Not scored
assessment-seen-in = Seen in { $where }.
assessment-which-level = Which level fits best?
assessment-comment = Feedback to the earner
assessment-unless = required unless { $level }
assessment-always = always required
assessment-optional = optional
assessment-link-moment = Link this moment
assessment-cite = Where in the evidence
assessment-cite-what = Piece of evidence
assessment-cite-at = Place in it: paragraph, page, or time
assessment-cite-example = 2 or 4:12
assessment-cite-moment = { $what } (time)
assessment-cite-page = { $what } (page)
assessment-cite-paragraph = { $what } (paragraph)
assessment-next = One thing that would meet it
assessment-strengths = What is strong here
assessment-strengths-hint = at least one, each on a line of its own
assessment-sure = How sure are you?
assessment-sure-unsaid = No answer
assessment-sure-1 = 1, guessing
assessment-sure-2 = 2, unsure
assessment-sure-3 = 3, fairly sure
assessment-sure-4 = 4, sure
assessment-sure-5 = 5, certain
assessment-lead-note = Note to both assessors
assessment-agreed = { $count ->
    [one] One criterion on which both agree
   *[other] { $count } criteria on which both agree
}
assessment-second = A second assessor scores this too. You see each other’s scores only after both of you have sent them.
assessment-keys-title = Keyboard shortcuts
assessment-key-level = Choose a level, strongest first
assessment-key-move = Next or previous criterion
assessment-key-comment = Write feedback
assessment-key-moment = Link the moment on screen
assessment-key-next = Next submission in your queue
assessment-key-list = Show this list
assessment-keys-on = Single-key shortcuts are on
assessment-actions = Save and send
assessment-saved-at = Draft saved on { $time }
assessment-not-saved-yet = Nothing to save yet
assessment-saved = Draft saved.
assessment-queued = { $count ->
    [one] 1 submission in your queue
   *[other] { $count } submissions in your queue
}
assessment-left = { $count ->
    [0] all criteria scored
    [one] 1 criterion left
   *[other] { $count } criteria left
}
assessment-save = Save draft
assessment-skip = Skip for now
assessment-jump = Jump to
assessment-send = Send scores
assessment-send-decision = Send decision
assessment-scores-sent = Sent. Thank you.
assessment-stepped-aside = This is off your queue. Somebody else gets it.

assessment-missing-level = { $criterion }: choose a level
assessment-missing-comment = { $criterion }: say what you saw
assessment-missing-citation = { $criterion }: say where in the evidence, by paragraph, page or time
assessment-missing-next = { $criterion }: say what would meet it
assessment-missing-strength = Name at least one thing that is strong

assessment-reassigned = This submission was given to somebody else
assessment-reassigned-what = It is no longer yours: you stepped aside, its day was over, or it was taken back. What you had typed is kept with it, and nothing was sent.
assessment-rests = This submission rests just now
assessment-rests-what = Somebody asked a question about it that comes first. Your draft is kept; come back later.
assessment-resting = This submission rests just now or has gone on. What you typed is still on the page before: go back and copy it if you need it.

assessment-sent-title = Your scores are in
assessment-waiting = Others are still scoring. Once everybody has sent, their scores stand beside yours, without names.
assessment-lead-wrote = The third assessor writes
assessment-you = You
assessment-other = Another assessor
assessment-assessor-n = { $number ->
    [1] First assessor
   *[other] Second assessor
}
assessment-next-step = Next:
assessment-paragraph = paragraph { $number }
assessment-page = page { $number }

assessment-applications = Applications
assessment-applications-why = Everything on its way, by stage and age, and the check for completeness.
assessment-applications-count = { $count ->
    [0] No application is on its way.
    [one] One application is on its way.
   *[other] { $count } applications are on their way.
}
assessment-drafts-count = { $count ->
    [0] Nobody is writing a draft.
    [one] One draft is being written.
   *[other] { $count } drafts are being written.
}
assessment-applications-none = Nothing here
assessment-applications-none-what = What earners send stands here, the longest wait first.
assessment-stages = Stages
assessment-stage-all = All
assessment-stage-draft = Draft
assessment-stage-submitted = Sent
assessment-stage-precheck = First check
assessment-stage-returned_incomplete = Returned, incomplete
assessment-stage-privacy_hold = Privacy question
assessment-stage-in_queue = Waiting for assessors
assessment-stage-assessing = With assessors
assessment-stage-adjudication = With a third assessor
assessment-stage-integrity_hold = Being looked into
assessment-stage-decision_pending = Waiting for a decision
assessment-stage-awarded = Awarded
assessment-stage-not_yet = Not yet
assessment-stage-coach_required = Coach asked
assessment-stage-appealed = Appealed
assessment-stage-withdrawn = Withdrawn
assessment-stage-abandoned = Left alone
assessment-stage-denied = Denied
assessment-stage-closed = Closed
assessment-column-application = Application
assessment-column-stage = Stage
assessment-column-age = In this stage
assessment-column-scores = Scores
assessment-column-expected = Promised
assessment-days = { $count ->
    [0] today
    [one] 1 business day
   *[other] { $count } business days
}
assessment-scores-of = { $done } of { $total }
assessment-past-promise = Past the promise
assessment-decide = Decide
assessment-done = Done.
assessment-road = Where it has been
assessment-reason-was = What was asked of the earner
assessment-precheck = First check
assessment-precheck-what = Is it complete, can everything be opened and read, and does nobody’s identity show? Competence is judged later, by others.
assessment-precheck-take = Take it for a first check
assessment-precheck-pass = It is complete: on to assessors
assessment-precheck-return = Return it as incomplete
assessment-precheck-hold = Hold it for privacy
assessment-reason = What is missing
assessment-reason-hint = The earner reads this. To return or hold it, say what to do. It does not count as an attempt.
assessment-reason-missing = Say what is missing, so that the earner can put it right

assessment-decisions = Decisions
assessment-decisions-why = Scored and merged: award, or give back.
assessment-decisions-none = No decision is waiting
assessment-decisions-none-what = When all scores of an application are in, it stands here.
assessment-since = since { $day }
assessment-met-of = { $met } of { $total } criteria met
assessment-attempt = Attempt { $number }
assessment-your-decision = Your decision
assessment-your-decision-what = The scores stand as they are; nobody edits them. The earner gets the feedback below with your decision.
assessment-award = Award
assessment-not-yet = Tell the earner “not yet”, with this feedback
assessment-return = Return it to the assessors
assessment-return-why = What they should look at again
assessment-return-why-hint = The same assessors read this. Their scores open for writing, and the earner is told nothing.
assessment-return-why-missing = Say what the assessors should look at again
assessment-return-do = Return to assessors
assessment-is-decided = This is not waiting for a decision.
assessment-decided = Your decision is in.
assessment-choose = Choose
assessment-award-chosen = Award the chosen
assessment-chosen-awarded = What you chose is awarded. The credentials follow.
assessment-chosen-left = What you chose is awarded, except what changed meanwhile or is your own.
assessment-chosen-none = Nothing was chosen.

assessment-result = Result
assessment-result-met = Your result: every criterion met
assessment-result-met-what = Your credential is on its way to “My work”. You get a mail when it is there.
assessment-result-open = Your result: { $met } of { $total } criteria met, { $open ->
    [one] one to improve
   *[other] { $open } to improve
}
assessment-result-later = Your result is not there yet
assessment-result-scored = { $done } of { $total } assessors { $done ->
    [one] has
   *[other] have
} scored.
assessment-result-later-what = We write to you when it is.
assessment-to-application = Go to your application
assessment-strong = What is strong
assessment-by-criterion = By criterion
assessment-whole-rubric = Read the whole rubric
assessment-again-title = Try again when you are ready
assessment-again-what = What you sent is kept. Only the criteria to improve open again; what is met stays met on your page. There is no time limit.
assessment-again = Try again
assessment-again-open = Only what is to improve is open. Everything else is carried over.
assessment-again-begun = You have begun the next attempt.
assessment-again-go = Go on with it
assessment-coach = A coach comes next
assessment-coach-what = Your attempts are used. Before the next one, a coach looks at this feedback with you and then opens it. Everything you sent is kept.

assessment-mail-invited-subject = One submission to score, due { $day }
assessment-mail-invited-body =
    A submission for “{ $title }” is in your queue. Please score it by { $day }.

    If you recognise the person, choose “I know this person”, and somebody else gets it at once.
assessment-mail-invited-action = Open your queue
assessment-mail-lead-subject = Two assessors differ; please decide by { $day }
assessment-mail-lead-body =
    Two assessors of a submission for “{ $title }” saw some criteria differently. You see both sides and decide these criteria, by { $day }.
assessment-mail-lead-action = Open your queue
assessment-mail-given-back-subject = Please look at one submission again by { $day }
assessment-mail-given-back-body =
    The issuer has a question about your scores for a submission for “{ $title }”. Your sheet is open again, with what you wrote; please send it by { $day }.
assessment-mail-given-back-action = Open your queue
assessment-mail-taken-subject = A submission went to somebody else
assessment-mail-taken-body =
    A submission for “{ $title }” was not scored by its day, so somebody else has it now. There is nothing for you to do.
assessment-mail-taken-action = Open your queue
assessment-mail-nobody-subject = Nobody can take application { $number }
assessment-mail-nobody-body =
    Application { $number } for “{ $title }” waits, because nobody who may judge it has a free hand. Invite somebody, or ask your assessors. We look again every hour.
assessment-mail-nobody-action = See the applications
assessment-mail-late-subject = Application { $number } is late
assessment-mail-late-body =
    An assessor of application { $number } for “{ $title }” has not sent scores by the promised day. If somebody else can take it, they have it now.
assessment-mail-late-action = See the applications
assessment-mail-needed-subject = Something is missing in application { $number }
assessment-mail-needed-body =
    Somebody looked at your work for “{ $title }” before it goes to assessors, and asks for this:

    { $reason }

    Nothing is lost, and it does not count as an attempt. The clock stands still until you send it again.
assessment-mail-needed-action = Put it right
assessment-mail-result-subject = Your result: { $met } of { $total } criteria met, { $open ->
    [one] one to improve
   *[other] { $open } to improve
}
assessment-mail-result-body =
    The assessors have looked at your work for “{ $title }”. What they saw, what is strong, and what would meet the rest stands on your page.

    You can try again when you are ready. What you sent is kept.
assessment-mail-result-action = Read your feedback
