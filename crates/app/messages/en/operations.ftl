operations-health = Is everything well?
operations-well = Well
operations-look = Look here
operations-database = Database
operations-database-well = It answers, and its schema is the one of this version.
operations-database-not = It does not answer, or its schema is not the one of this version. Run “waymark migrate”.
operations-worker = Worker
operations-worker-well = It is at work: mails, awards and reminders go out.
operations-worker-not = No worker has given a sign for five minutes. Restart the server and look at its log.
operations-storage = Storage
operations-storage-well = Files can be written.
operations-storage-not = No file can be written in the data folder. Look at the free space, and at whose folder it is.
operations-jobs = Work given up
operations-jobs-well = None.
operations-jobs-not = { $count ->
    [one] One piece of work failed eight times. It stands below.
   *[other] { $count } pieces of work failed eight times. The latest stand below.
 }
operations-late = Work left lying
operations-late-well = None.
operations-late-not = { $count ->
    [one] One piece of work has been due for ten minutes and nobody took it.
   *[other] { $count } pieces of work have been due for ten minutes and nobody took them.
 }
operations-mails = Refused mails
operations-mails-well = None.
operations-mails-not = { $count ->
    [one] One mail was refused for good. It stands below.
   *[other] { $count } mails were refused for good. The latest stand below.
 }
operations-mail-way = Way of mail
operations-mail-way-well = A mail server is set, or this is the demo.
operations-mail-way-not = No mail server is set, so no mail leaves, links for signing in among them. Set [mail] in the settings.
operations-waiting-mails = Mails waiting
operations-waiting-jobs = Work waiting
operations-engine = Database engine
operations-version = Version
operations-dead = Work given up
operations-dead-what = Mend the cause first. Trying again does no harm: work that is done already is not done twice.
operations-retry = Try again
operations-retried = It is tried again now.
operations-refused = Refused mails
operations-refused-what = These addresses do not take mail. They are not written to again for the same matter.

operations-demo = Who would you like to be?
operations-demo-lede = Sign in as somebody with one click, and look around. You can come back here and be somebody else.
operations-demo-sample = This is a demo. People, organisations and their work are made up, and no mail leaves this machine: every mail stands here:
operations-demo-earners = People who earn credentials
operations-demo-assessors = People who assess
operations-demo-issuers = People who work for an issuer
operations-demo-platform = People who run the platform
operations-demo-sign-in = Be { $name }
operations-demo-empty = The demo's people are not here. Start “waymark demo” with a new folder.
operations-mailbox = Mailbox
operations-mailbox-lede = Every mail of this demo, the newest first. None has left this machine.
operations-mailbox-empty = No mail was written yet.
operations-mailbox-to = To { $to }, { $when }
operations-mailbox-follow = Follow the mail's link
operations-mailbox-code = The code to scan that the mail shows
