members-title = Personas y roles
members-lede = Quién puede hacer qué aquí. Un rol se da por invitación: solo puede aceptarla quien tiene la dirección invitada.
members-areas = Sus organizaciones
members-areas-none = Usted no tiene ningún rol en una organización. Si alguien le invitó, abra el enlace de su mensaje.
members-areas-elsewhere = Su rol no tiene aquí una página propia. Lo que haya que hacer le llega por correo y a su página de inicio.
members-your-roles = Lo que usted hace aquí:
members-area = Personas y roles
members-area-why = Ver quién puede hacer qué, invitar a personas, terminar roles.
members-holders = Quién hace qué
members-nobody = Todavía nadie tiene un rol aquí. Invite primero a una persona administradora.
members-since = Desde el { $when }
members-end = Terminar este rol
members-end-whose = de { $name }: { $role }
members-ended = El rol ha terminado.
members-invite-sent = La invitación está en camino.
members-withdrawn = La invitación se ha retirado.
members-last-admin = Es la última persona administradora. Invite antes a otra, o nadie podría dar entrada a nadie.
members-invite = Invitar a alguien
members-invite-how = Enviamos un enlace a esta dirección. Sirve una vez, durante 14 días, y solo para quien inicie sesión con ella.
members-invite-send = Enviar la invitación
members-role = Rol
members-role-choose = Elija un rol.
members-role-choose-option = Elija un rol
members-role-unfit = Este rol no se puede dar aquí.
members-many-invitations = Hay 200 invitaciones abiertas, que es el máximo. Retire antes alguna.
members-open = Invitaciones abiertas
members-invited = Enviada el { $when }, válida hasta el { $until }
members-withdraw = Retirar

members-role-author = Autoría
members-role-author-may = escribe microcredenciales
members-role-content-qa = Revisión de contenidos
members-role-content-qa-may = las revisa antes de publicarlas
members-role-pre-checker = Revisión previa
members-role-pre-checker-may = comprueba que las solicitudes estén completas
members-role-assessor = Evaluación
members-role-assessor-may = puntúa evidencias sin saber de quién son
members-role-lead-assessor = Coordinación de evaluación
members-role-lead-assessor-may = asigna evaluadores y decide cuando dos no coinciden
members-role-grantor = Concesión
members-role-grantor-may = decide sobre las concesiones
members-role-credentialing-officer = Acreditación
members-role-credentialing-officer-may = revisa las solicitudes de credenciales integrales
members-role-issuer-admin = Administración
members-role-issuer-admin-may = invita a personas y da roles
members-role-coach = Acompañamiento
members-role-coach-may = acompaña a quienes comparten su trabajo
members-role-operator = Operación
members-role-operator-may = mantiene la plataforma en marcha

members-invitation = Tiene una invitación
members-invitation-what = { $organization } le pide que colabore en: { $role }.
members-invitation-platform = Se le pide que colabore con { $site } en: { $role }.
members-invitation-whose = La invitación es para { $address }, que mostramos solo en parte. Es válida hasta el { $until }.
members-invitation-stranger = Primero inicie sesión con esa dirección. Si es nueva aquí, de paso creará una cuenta y después volverá a esta página.
members-invitation-sign-in = Iniciar sesión y volver
members-invitation-other-address = Ha iniciado sesión, y la dirección invitada no es una de las suyas. Añádala a su cuenta y abra este enlace de nuevo, o inicie sesión con esa dirección.
members-invitation-add-address = Añadir la dirección a su cuenta
members-invitation-accept = Aceptar
members-invitation-over = Esta invitación ya se usó, se retiró o tiene más de 14 días. Pida una nueva a quien le invitó.

members-invitation-mail-subject = Invitación de { $organization }
members-invitation-mail-body =
    { $inviter } le pide que colabore con { $organization } en: { $role }.

    El enlace de abajo sirve una vez, durante 14 días, y solo para esta dirección. Si no lo desea, no haga nada.
members-invitation-mail-action = Ver la invitación
