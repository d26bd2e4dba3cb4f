submission-mail-received-subject = We have your application { $number }
submission-mail-received-body =
    Your work for “{ $title }” is here, and safe. Its number is { $number }.

    Expect a result by { $day }. Assessors see your work and this number, never your name.

    You can take it back within one hour.
submission-mail-received-action = See your application
submission-mail-returned-subject = Something is missing in application { $number }
submission-mail-returned-body =
    We looked at your work for “{ $title }” and cannot pass it on yet. Nothing is lost, and it does not count as an attempt.

    Your application says what is needed. The clock stands still until you send it again.
submission-mail-returned-action = See what is needed

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
