awards-genre-text = Written answer
awards-genre-file = Document
awards-genre-image = Photograph
awards-genre-audio = Sound recording
awards-genre-video = Video
awards-genre-link = Link
awards-genre-observation = Observation
awards-genre-script = Written dialogue
awards-genre-credential = Credential
awards-issuance-off = Issuance is stopped for now. Decisions are kept; what was granted is issued when it goes on.
awards-no-key-left = The issuer has no key left that may sign this.
awards-status-list-full = This status list is full. Make another one.
awards-key-waits-already = A new key is published and begins to sign soon. Rotate again when it signs.
awards-key-ended-already = This key signs no more already.
awards-compromise-in-future = Write a date that has come.
awards-compromise-earlier = The key is marked from an earlier date already; a later one would bring back what is not to be believed.
awards-passphrase-short = Choose a passphrase of at least 16 characters.
awards-export-unopened = The file does not open with this passphrase.
awards-form-not-in-force = This credential was never made in this form, and it is no longer in force.
awards-recorded-narrative = Awarded by { $issuer } on { $day } and entered here by the issuer. It was not assessed on this platform.
awards-roster-expired = What was awarded then has expired already.
awards-key-tokens-only = Keys of this algorithm sign tokens only; for proofs take Ed25519, P-256 or P-384.
awards-form-needs-https = This form needs a site with an https address.
awards-clock-behind = The clock of this server is behind. Nothing was awarded; it is tried again shortly.
awards-part-not-in-force = A credential that this one rests on is not in force. Nothing was awarded.
awards-mail-earned-subject = You earned “{ $title }”
awards-mail-earned-body = Congratulations. Your credential is ready: you can look at it, share it and keep a copy.

    Anyone you give the address can check that it is genuine. You decide what is shown with it.

    To keep it in a wallet app, open this address and sign in: { $wallet }
awards-mail-earned-action = See your credential
awards-mail-earned-code = Wallet on your phone? Scan this code with its camera and sign in there.
awards-mail-wallet-subject = Your credential “{ $title }” is now in a wallet
awards-mail-wallet-body =
    We issued it again for the wallet { $holder }. The copy from before is no longer in force; the address of its page stays the same.

    If that was not you, put it into your own wallet: the copy in the other one stops being in force.
awards-mail-wallet-action = See which wallet it is in

awards-mail-withdrawn-subject = Your credential “{ $title }” was withdrawn
awards-mail-withdrawn-body =
    The issuer has withdrawn this credential. Whoever checks it from now on is told so.

    Your page of it says what the issuer gave as the reason. If you think this is a mistake, answer this mail or write to the issuer.
awards-mail-withdrawn-action = See what was said

awards-checked = Checked just now, { $when }.
awards-check-again = Check again
awards-withdrawn-on = Withdrawn on
awards-withdrawn-why = What the issuer says
awards-confirms = { $issuer } confirms that
awards-demonstrated = has demonstrated this competency
awards-awarded = Awarded
awards-expires = Expires
awards-expires-never = Does not expire
awards-part-of = Part of
awards-id = ID
awards-issuer = Issuer
awards-behind = What stands behind it
awards-basis = { $n ->
    [0] Trained assessors scored the evidence without knowing whose work it was.
    [one] Trained assessors scored the evidence against one criterion, without knowing whose work it was.
   *[other] Trained assessors scored the evidence against { $n } criteria, without knowing whose work it was. All { $n } are met.
}
awards-basis-stack = { $n ->
    [one] It rests on one credential that was earned before. You can check it on its own.
   *[other] It rests on { $n } credentials that were earned before. Each can be checked on its own.
}
awards-criteria = Criteria met
awards-parts = Credentials it rests on
awards-criterion = Criterion
awards-standard = Standard met
awards-result = Result
awards-met = Met
awards-evidence-kinds = Evidence that was assessed
awards-shares = { $n ->
    [one] { $holder } shares one piece of evidence:
   *[other] { $holder } shares { $n } pieces of evidence:
}
awards-frameworks = Frameworks it aligns with
awards-checks = Checks
awards-technical = Technical details
awards-technical-format = Format
awards-technical-proof = Proof
awards-technical-issuer = Issuer
awards-technical-key = Key
awards-technical-status = Status
awards-technical-achievement = Achievement
awards-keep = Keep a copy
awards-keep-pdf = Certificate as PDF
awards-keep-json = Credential as JSON
awards-keep-what = The picture and the JSON carry the whole credential with its signature: they can be checked anywhere, also without this site.
awards-check-another = Check another credential

awards-certificate-check = Check that it is genuine and in force:
awards-certificate-copy = This sheet is a copy. What counts is the signed credential behind this address.
awards-qr = QR code
awards-qr-alt = QR code with the address of the credential’s public page

awards-mine = Your credentials
awards-mine-none = No credential yet
awards-mine-none-what = What you earn stands here, with everything you need to share it.
awards-mine-withdrawn = Withdrawn by the issuer on { $when }
awards-mine-withdrawn-what = If you think this is a mistake, write to the issuer. Stacks that counted this credential are looked at again.
awards-standing-in-force = In force
awards-standing-expiring = Expires soon
awards-standing-expired = Expired
awards-standing-not-yet-valid = Begins later
awards-standing-suspended = Suspended
awards-standing-revoked = Withdrawn
awards-standing-superseded = Replaced
awards-share = Share it
awards-share-what = Anyone with this address can see the page and check that the credential is genuine. Search engines pass it by.
awards-copy-link = Copy link
awards-see-page = See the public page
awards-linkedin = Add to LinkedIn
awards-others-see = What others see
awards-others-nothing = Nothing. The page, the pictures and the file are closed to everyone but you and the issuer. Copies that you gave away keep working.
awards-others-withdrawn = With the address: that it was withdrawn and when, its title, your name as “{ $name }”, and what the issuer says. Nothing else.
awards-others-list = With the address: your name as “{ $name }”, the credential with its criteria and results, and the evidence you choose below. Nobody sees your e-mail address, your scores from earlier attempts or your files.
awards-page-open = Open the public page
awards-page-close = Close the public page
awards-page-opened = The public page is open.
awards-page-closed = The public page is closed.
awards-evidence = Evidence you show
awards-evidence-what = The signed credential names the kinds of evidence that were assessed, nothing more. Here you decide what the page shows besides. Photos, recordings and documents are never public, because young people may be in them.
awards-show-nothing = Do not show
awards-show-title = List it by name
awards-show-text = Show my text in full
awards-evidence-save = Save what is shown
awards-evidence-saved = Saved. The page shows it now.
awards-file-pdf = Certificate (PDF)
awards-file-png = Badge (PNG)
awards-file-svg = Badge (SVG)
awards-file-json = Credential (JSON)
awards-file-more = Other forms
awards-file-jwt = Token for Open Badges (JWT)
awards-file-vc-jwt = Token for wallets (VC-JWT)
awards-file-dc-sd-jwt = For showing parts (SD-JWT VC)
awards-file-selective = For showing parts (ecdsa-sd-2023)

awards-register = Awards
awards-register-why = Everything that was awarded: find it, look at it, withdraw it.
awards-register-search = Find by name, title or ID
awards-register-find = Find
awards-register-none = Nothing found
awards-register-none-what = Look for a part of the name or the title, or for the whole ID.
awards-register-older = Older awards
awards-holder = Holder
awards-title = Credential
awards-standing = Standing
awards-revoke = Withdraw
awards-revoke-heading = Withdraw this credential for good?
awards-revoke-follows = What follows
awards-revoke-follows-check = Whoever checks it is told that you have withdrawn it, on this site and anywhere else.
awards-revoke-follows-page = The public page shows only title, holder, date and the sentence you write below.
awards-revoke-follows-mail = The holder gets a mail.
awards-revoke-follows-stack = If a stack counted this credential, the comprehensive credential is looked at again.
awards-revoke-follows-good = It cannot be undone. You can award a new credential later.
awards-revoke-reason = Reason
awards-revoke-reason-hint = Kept in your log. Not shown to the public.
awards-revoke-reason-missing = Choose a reason.
awards-reason-issued-in-error = It was issued by mistake
awards-reason-integrity = A breach of integrity came to light
awards-reason-consent-withdrawn = Consent that the evidence rested on was withdrawn
awards-reason-holder-request = The holder asked for it
awards-reason-key-compromise = The key it was signed with can no longer be trusted
awards-revoke-words = What the public page says
awards-revoke-words-hint = One or two sentences that do not expose anyone, { $most } characters at most.
awards-revoke-words-missing = Write what the public page should say.
awards-revoke-words-long = Shorten this to { $most } characters.
awards-revoke-do = Withdraw for good
awards-revoke-not = Leave it in force
awards-revoked = The credential is withdrawn.
awards-revoked-already = This credential was withdrawn before.
awards-record-of = Awards by { $issuer }

## Keys

awards-keys = Keys
awards-keys-why = With what your organisation signs, and a new key when it is time.
awards-keys-lede = Your organisation signs credentials with keys of its own. Once a year, or when somebody leaves who could reach the server, let a new key follow: what the old one signed keeps verifying.
awards-keys-none = No key yet
awards-keys-none-what = Your organisation gets its first key when it first awards.
awards-keys-proof = Proofs in credentials
awards-keys-token = Credentials as tokens
awards-keys-signs = Signs
awards-keys-waits = Signs soon
awards-keys-retired = Signs no more
awards-keys-compromised = Withdrawn
awards-keys-made = Made { $when }.
awards-keys-begins = Signs from { $when }, when verifiers know it.
awards-keys-until = Signs until { $when }.
awards-keys-not-since = What it signed since { $when } is not believed.
awards-keys-rotate = New key
awards-keys-rotated = The new key is published and signs in 15 minutes. Until then the old one signs.
awards-keys-lost = A key may be in other hands?
awards-keys-lost-what = Write to the operator of this platform at once. They can stop issuing, withdraw the key from a date on, and tell which credentials must be issued again.

awards-wallet-put = Put it into a wallet
awards-wallet-not-in-force = This credential is not in force, so it cannot be put into a wallet.
awards-wallet-what = What happens
awards-wallet-what-is = A wallet is an app on your phone that keeps credentials and shows them to whom you like. It proves that the credential is yours and not a copy that somebody found.
awards-wallet-what-code = We show you a code. You scan it with your wallet, or open the wallet on this device.
awards-wallet-what-proof = Your wallet gives us an identifier of its own and proves that it is its own.
awards-wallet-what-issue = We issue the credential again for that identifier and hand it to the wallet. Copies from before are no longer in force; the page and its address stay the same.
awards-wallet-what-public = The wallet’s identifier will stand in the credential, and whoever sees the credential sees it. If you put several credentials into one wallet, it can be told that they belong to one person.
awards-wallet-has = It is in the wallet { $wallet }
awards-wallet-has-what = You can put it into another one, on a new phone for example. Then the copy in the first is no longer in force.
awards-wallet-open = Show the code
awards-wallet-back = Back to the credential
awards-wallet-step-code = Scan the code
awards-wallet-step-proof = The wallet shows who it is
awards-wallet-step-issue = Issued for the wallet
awards-wallet-waiting = We wait for your wallet.
awards-wallet-asked = A wallet has read the code. Confirm there.
awards-wallet-issuing = The wallet has shown who it is. The credential is being issued.
awards-wallet-done = The credential is in your wallet.
awards-wallet-done-what = It is in the wallet { $wallet }. Compare this identifier with the one in your wallet. If it is not yours, do it again: the copy in the other wallet stops being in force.
awards-wallet-over = This code is over.
awards-wallet-over-what = It was used or cancelled, or its quarter of an hour has passed. Get a new code on the page of your credential.
awards-wallet-until = The code works once, until { $when }. Show it to nobody.
awards-wallet-scan = Scan this code with your wallet
awards-wallet-scan-what = Open your wallet on the phone, choose to add a credential and point at the code. The phone’s camera works too.
awards-wallet-code-alt = QR code that your wallet reads
awards-wallet-here = The wallet is on this device
awards-wallet-here-what = A button does something only if the app is installed here.
awards-wallet-lcw = Learner Credential Wallet
awards-wallet-other = Another wallet
awards-wallet-older = An older wallet
awards-wallet-look = Look again
awards-wallet-cancel = Do not put it into a wallet
awards-wallet-cancelled = The code no longer works. Nothing has changed.
awards-wallet-again = Put it into another wallet
awards-wallet-misdirected = The presentation answers another question, or is for another site. Scan the code again.
awards-wallet-unresolved = The keys of this identifier could not be had. Try again, or use a did:key identifier.
awards-wallet-unsigned = The signature of the presentation does not fit, or the key is not that of the identifier it presents.
awards-wallet-unreadable = This is no signed presentation that we understand.
awards-wallet-waits = A credential for your wallet
awards-wallet-waits-what = Choose the wallet that you have on this device. The code works once, and only for a quarter of an hour.
