operations-health = ¿Está todo en orden?
operations-well = En orden
operations-look = Mire aquí
operations-database = Base de datos
operations-database-well = Responde, y su esquema es el de esta versión.
operations-database-not = No responde, o su esquema no es el de esta versión. Ejecute «waymark migrate».
operations-worker = Trabajador
operations-worker-well = Está trabajando: salen mensajes, credenciales y recordatorios.
operations-worker-not = Ningún trabajador ha dado señales en cinco minutos. Reinicie el servidor y mire su registro.
operations-storage = Almacenamiento
operations-storage-well = Se pueden escribir archivos.
operations-storage-not = No se puede escribir ningún archivo en la carpeta de datos. Mire el espacio libre y de quién es la carpeta.
operations-jobs = Trabajos abandonados
operations-jobs-well = Ninguno.
operations-jobs-not = { $count ->
    [one] Un trabajo falló ocho veces. Está más abajo.
   *[other] { $count } trabajos fallaron ocho veces. Los más recientes están más abajo.
 }
operations-late = Trabajos sin recoger
operations-late-well = Ninguno.
operations-late-not = { $count ->
    [one] Un trabajo espera desde hace diez minutos y nadie lo recogió.
   *[other] { $count } trabajos esperan desde hace diez minutos y nadie los recogió.
 }
operations-mails = Mensajes rechazados
operations-mails-well = Ninguno.
operations-mails-not = { $count ->
    [one] Un mensaje fue rechazado definitivamente. Está más abajo.
   *[other] { $count } mensajes fueron rechazados definitivamente. Los más recientes están más abajo.
 }
operations-mail-way = Salida del correo
operations-mail-way-well = Hay un servidor de correo configurado, o esto es la demostración.
operations-mail-way-not = No hay servidor de correo, así que no sale ningún mensaje, tampoco los enlaces para iniciar sesión. Configure [mail] en los ajustes.
operations-waiting-mails = Mensajes en espera
operations-waiting-jobs = Trabajos en espera
operations-engine = Motor de base de datos
operations-version = Versión
operations-dead = Trabajos abandonados
operations-dead-what = Corrija antes la causa. Intentarlo de nuevo no hace daño: lo que ya está hecho no se hace dos veces.
operations-retry = Intentar de nuevo
operations-retried = Se intenta de nuevo ahora.
operations-refused = Mensajes rechazados
operations-refused-what = Estas direcciones no aceptan correo. No se les vuelve a escribir por el mismo asunto.

operations-demo = ¿Quién quiere ser?
operations-demo-lede = Inicie sesión como alguien con un clic y mire alrededor. Puede volver aquí y ser otra persona.
operations-demo-sample = Esto es una demostración. Las personas, las organizaciones y su trabajo son inventados, y ningún mensaje sale de este equipo. Están todos aquí:
operations-demo-earners = Personas que obtienen credenciales
operations-demo-assessors = Personas que evalúan
operations-demo-issuers = Personas que trabajan para una entidad emisora
operations-demo-platform = Personas que mantienen la plataforma
operations-demo-sign-in = Ser { $name }
operations-demo-empty = Las personas de la demostración no están aquí. Inicie «waymark demo» con una carpeta nueva.
operations-mailbox = Buzón
operations-mailbox-lede = Todos los mensajes de esta demostración, los más recientes primero. Ninguno ha salido de este equipo.
operations-mailbox-empty = Todavía no se ha escrito ningún mensaje.
operations-mailbox-to = Para { $to }, { $when }
operations-mailbox-follow = Seguir el enlace del mensaje
operations-mailbox-code = El código que muestra el mensaje, para escanear
