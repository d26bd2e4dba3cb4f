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
