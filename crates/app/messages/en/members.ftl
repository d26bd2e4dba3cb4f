members-title = People and roles
members-lede = Who may do what here. A role is given by invitation: only the owner of the invited address can accept it.
members-areas = Your organisations
members-areas-none = You hold no role for an organisation. If somebody invited you, open the link in their mail.
members-areas-elsewhere = Your role has no page of its own here. What there is to do comes to you by mail and on your start page.
members-your-roles = What you do here:
members-area = People and roles
members-area-why = See who may do what, invite people, end roles.
members-holders = Who does what
members-nobody = Nobody holds a role here yet. Invite an admin first.
members-since = Since { $when }
members-end = End this role
members-end-whose = of { $name }: { $role }
members-ended = The role has ended.
members-invite-sent = The invitation is on its way.
members-withdrawn = The invitation is withdrawn.
members-last-admin = This is the last admin here. Invite another one first, or nobody could let anybody in.
members-invite = Invite somebody
members-invite-how = We send a link to this address. It works once, within 14 days, and only for somebody who signs in with this address.
members-invite-send = Send the invitation
members-role = Role
members-role-choose = Choose a role.
members-role-choose-option = Choose a role
members-role-unfit = This role cannot be given here.
members-many-invitations = 200 invitations are open, which is the most. Withdraw some first.
members-open = Open invitations
members-invited = Invited on { $when }, good until { $until }
members-withdraw = Withdraw

members-role-author = Author
members-role-author-may = writes micro-credentials
members-role-content-qa = Content reviewer
members-role-content-qa-may = checks them before they are published
members-role-pre-checker = Pre-checker
members-role-pre-checker-may = checks whether applications are complete
members-role-assessor = Assessor
members-role-assessor-may = scores evidence without knowing whose it is
members-role-lead-assessor = Lead assessor
members-role-lead-assessor-may = assigns assessors and decides where two disagree
members-role-grantor = Grantor
members-role-grantor-may = decides on awards
members-role-credentialing-officer = Credentialing officer
members-role-credentialing-officer-may = reviews claims for comprehensive credentials
members-role-issuer-admin = Admin
members-role-issuer-admin-may = invites people and gives roles
members-role-coach = Coach
members-role-coach-may = accompanies earners who share their work
members-role-operator = Operator
members-role-operator-may = runs the platform

members-invitation = You are invited
members-invitation-what = { $organization } asks you to join as { $role }.
members-invitation-platform = You are asked to join { $site } as { $role }.
members-invitation-whose = The invitation is for { $address }, which we show in part only. It is good until { $until }.
members-invitation-stranger = Sign in with that address first. If it is new here, you make an account on the way, and then come back to this page.
members-invitation-sign-in = Sign in and come back
members-invitation-other-address = You are signed in, and the invited address is not one of yours. Add it to your account and open this link again, or sign in with that address.
members-invitation-add-address = Add the address to your account
members-invitation-accept = Accept
members-invitation-over = This invitation was used, was withdrawn, or is older than 14 days. Ask whoever invited you for a new one.

members-invitation-mail-subject = { $organization } invites you
members-invitation-mail-body =
    { $inviter } asks you to join { $organization } as: { $role }.

    The link below works once, within 14 days, and only for this address. If you do not want this, do nothing.
members-invitation-mail-action = See the invitation
