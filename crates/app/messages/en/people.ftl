people-sign-in = Sign in
people-sign-in-lede = Enter your e-mail address. We send you a link and a short code.
people-no-account-needed = New here? Enter your address all the same; we ask for your name once the address is confirmed.
people-email = E-mail address
people-email-unusable = Enter an e-mail address such as name@example.org.
people-password = Password
people-with-password = Use a password instead
people-go-on = Go on
people-sent = Look in your mail
people-sent-lede = If the address is right, a mail is on its way. Open its link in this browser, or enter its code here. Both work once, for 10 minutes.
people-sent-nothing = Nothing there after a minute? Look in the spam folder.
people-sent-again = Send another
people-code = Code from the mail
people-code-wrong = That is not the code we sent. Look at the newest mail; a mistyped code does no harm.
people-code-over = That code is used up or older than 10 minutes. Nothing is lost: ask for a new one.
people-link = Go on in this browser
people-link-lede = You asked to use this address with us. One more click and you are in.
people-link-over = That link is used up or older than 10 minutes. Nothing is lost: ask for a new one.
people-link-other-browser = This link works only in the browser in which you asked for it. Enter the code from the same mail there, or ask for a new link here.
people-name-title = What is your name?
people-name = Your name
people-name-hint = As it should stand on your credentials. You can change it later.
people-name-unusable = Enter a name of 1 to 100 characters with at least one letter.
people-name-save = Save and go on
people-account = Your account
people-settings-sign-in = Signing in
people-mail-language = Language of our mails to you
people-save = Save
people-addresses = Your e-mail addresses
people-addresses-why = Add a private address too. If you change jobs you still get in, and your credentials stay yours.
people-address-preferred = Mail goes here
people-address-prefer = Send mail here
people-address-remove = Remove
people-address-add = Another address
people-address-confirm = Send a link to confirm it
people-last-address = This is your only address. Add another one first, or you could not sign in any more.
people-many-addresses = You have 10 addresses, which is the most. Remove one first.
people-password-why = You do not need one: a link by mail is enough. If you set a password, other browsers are signed out.
people-password-current = Your password now
people-password-current-wrong = That is not your password now. Nothing was changed.
people-password-new = New password
people-password-hint = At least 10 characters. A few words are better than one with signs.
people-password-short = Use at least 10 characters.
people-password-long = Use at most 256 characters.
people-password-common = That password is among the first ones anybody would try. Choose another.
people-password-wrong = The address or the password is not right, or no password was set. A link by mail always works.
people-sessions = Where you are signed in
people-session-began = Since { $when }
people-session-this = This browser
people-session-end = Sign out there
people-session-end-others = Sign out everywhere else

mail-sign-in-subject = Your link to sign in
mail-sign-in-body =
    Open the link below in the browser in which you asked for it, or enter this code there: { $code }

    Both work once, for 10 minutes. If you did not ask for this, do nothing: nobody gets in without this mail.
mail-sign-in-action = Sign in
mail-confirm-address-subject = Confirm your address
mail-confirm-address-body =
    Open the link below in the browser in which you added this address, or enter this code there: { $code }

    Both work once, for 10 minutes. If you did not add this address to an account, do nothing.
mail-confirm-address-action = Confirm this address
