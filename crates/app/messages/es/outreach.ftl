outreach-title = Novedades por correo
outreach-lede = Un mensaje breve cuando hay algo nuevo que obtener. Nunca más de uno por tema y hora, y rara vez más de unos pocos al mes.
outreach-topics = ¿Sobre qué?
outreach-topic-choose = Elija al menos un tema.
outreach-topic-micro-credentials = Microcredenciales nuevas y versiones nuevas
outreach-topic-stacks = Itinerarios nuevos
outreach-topic-pilots = Pilotos: participe antes que los demás
outreach-language = Idioma de los mensajes
outreach-ask = Enviarme un mensaje para confirmar
outreach-promise = Guardamos su dirección solo para esto. Cada mensaje trae un enlace que lo termina con un clic y borra aquí su dirección.
outreach-sent = Mire su correo
outreach-sent-what = Si la dirección es correcta, hay un mensaje en camino. Recibirá novedades cuando haya pulsado el botón de su enlace, en un plazo de 7 días.
outreach-confirm = Un clic más
outreach-confirm-what = Pulse el botón para recibir nuestras novedades en la dirección a la que enviamos este enlace.
outreach-confirm-button = Sí, quiero recibirlas
outreach-confirmed = Hecho
outreach-confirmed-what = Le escribiremos cuando haya algo nuevo. Cada mensaje trae un enlace para darse de baja.
outreach-link-over = Este enlace tiene más de 7 días, o la suscripción terminó entretanto. No se ha perdido nada: escriba su dirección otra vez.
outreach-end = ¿No quiere más novedades?
outreach-end-what = Basta un clic. Después borramos la dirección de nuestra lista.
outreach-end-button = Darme de baja
outreach-ended = No habrá más novedades
outreach-ended-what = Ya no se envían novedades a esa dirección, y se ha borrado de nuestra lista. Los mensajes sobre su propio trabajo, si tiene una cuenta, siguen llegando.
outreach-to-catalog = Ver lo que se puede obtener

outreach-confirm-mail-subject = ¿Quiere recibir nuestras novedades?
outreach-confirm-mail-body =
    Alguien, probablemente usted, escribió esta dirección en { $site } para recibir novedades por correo.

    Si es así, abra el enlace y pulse el botón en un plazo de 7 días. Si no, no haga nada: este será el único mensaje.
outreach-confirm-mail-action = Confirmar
outreach-one-micro-credential-subject = Nuevo: { $title }
outreach-one-micro-credential-body =
    «{ $title }» ya está en el catálogo de { $site }.

    Allí se lee completo qué pide, cómo se evalúa y qué se envía.
outreach-one-micro-credential-action = Leer más
outreach-many-micro-credentials-subject = { $count } microcredenciales nuevas
outreach-many-micro-credentials-body = { $count } microcredenciales son nuevas, o tienen una versión nueva, en el catálogo de { $site }.
outreach-many-micro-credentials-action = Abrir el catálogo
outreach-one-stack-subject = Itinerario nuevo: { $title }
outreach-one-stack-body = «{ $title }» es un conjunto de microcredenciales que juntas llevan a una credencial integral. Está en { $site }.
outreach-one-stack-action = Ver el itinerario
outreach-many-stacks-subject = { $count } itinerarios nuevos
outreach-many-stacks-body = { $count } itinerarios son nuevos, o han cambiado, en { $site }.
outreach-many-stacks-action = Ver todos los itinerarios
