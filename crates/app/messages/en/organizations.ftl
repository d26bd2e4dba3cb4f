organizations-issuers = Issuers
organizations-issuers-lede = The organizations that offer micro-credentials here and sign the credentials they award.
organizations-none = There are no issuers yet.
organizations-facts = About the issuer
organizations-stacks = Stacks
organizations-offers = { $n ->
    [0] Micro-credentials
    [one] 1 micro-credential
   *[other] { $n } micro-credentials
  }
organizations-site = Site
organizations-write = Write to them
organizations-sample-tag = Sample
organizations-sample = This issuer is fictional. Everything it offers here is sample content.
clients-name = Give the program a name of 1 to 100 characters.
clients-no-scope = Say what the program may do.
clients-removed = This program was removed already.
clients-token-life = A token lasts from one day to 366 days.
clients-area = Programs
clients-area-why = Let programs of your own issue in your organization's name.
clients-lede = A program of yours, such as your course platform, can have credentials signed with your organization's key and withdraw them. What is assessed here is none of its business.
clients-how = How a program does that
clients-let-in = Programs that are let in
clients-none = None yet.
clients-since = Let in on { $when }.
clients-remove = Remove
clients-ended = The program is removed. Its secret and its tokens are worth nothing any more; what it issued stays in force.
clients-new = { $name } is let in
clients-new-what = Pass these two on now, by a way that others cannot read. The secret is not shown again.
clients-copy = Copy secret
clients-add = Let a program in
clients-add-name = What you call it
clients-add-button = Let it in
clients-may = It may
clients-may-issue = issue credentials
clients-may-status = revoke and suspend what it issued
clients-may-lists = keep status lists of its own
clients-may-read = read again what it issued
clients-may-delete = delete the copies that are kept here
