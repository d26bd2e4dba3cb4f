records-hello = Hola, { $name }
records-credentials = Credenciales
records-transcript = Expediente
records-next-step = Siguiente paso
records-continue = Continuar
records-read-feedback = Leer los comentarios
records-read-on = Leer más
records-look-around = Explorar el catálogo
records-nothing-waits = No hay nada pendiente de su parte
records-nothing-waits-hint = Lo que envió está en otras manos. Recibirá un correo cuando algo cambie.
records-claim-now = Solicite: { $title }
records-claim-now-hint = Ya tiene todo lo que se pide. Una persona responsable de credenciales leerá su solicitud.
records-claim-again = Mejore su solicitud: { $title }
records-claim-again-hint = La persona responsable escribió lo que falta. Lo que usted escribió sigue ahí.
records-mend = Falta algo en «{ $title }»
records-mend-hint = Corríjalo y envíelo de nuevo. No cuenta como intento.
records-finish = Termine «{ $title }»
records-finish-hint = { $done } de { $parts } partes hechas. Los borradores se guardan solos y no tienen plazo.
records-improve = Mejore «{ $title }»
records-improve-hint = Los comentarios dicen qué está logrado y qué falta. Lo logrado queda logrado.
records-begin = Empiece «{ $title }»
records-begin-hint = Es la siguiente abierta en { $stack }. Puede seguir el orden que quiera.
records-first = Tres para empezar
records-first-hint = Cada página muestra toda la rúbrica y lo que se envía. Nada empieza hasta que usted lo diga.

records-about-stack = Sobre esta serie
records-stacks = Series
records-applications = Postulaciones
records-micro-credential = Microcredencial
records-stands = Cómo va
records-happens-next = Qué sigue
records-new-label = Su credencial más reciente
records-new = Nueva
records-awarded-share = Otorgada el { $date }. Compártala en un paso:
records-share = Compartir
records-copy-link = Copiar enlace
records-pdf = PDF
records-png = PNG

records-all-done = Está todo.
records-to-go = { $n ->
    [one] Falta { $n }.
   *[other] Faltan { $n }.
}
records-to-go-named = { $n ->
    [one] Falta { $n }: { $what }.
   *[other] Faltan { $n }: { $what }.
}
records-missing-more = { $n ->
    [one] una de { $names }
   *[other] { $n } de { $names }
}
records-missing-hours = { $n ->
    [one] 1 hora más de práctica
   *[other] { $n } horas más de práctica
}
records-missing-attestation = { $count ->
    [one] una declaración de { $role }
   *[other] { $count } declaraciones de { $role }
}
records-missing-exam = { $percent } % o más en el examen { $exam }
records-missing-within = { $n ->
    [one] { $what } del último mes
   *[other] { $what } de los últimos { $n } meses
}
records-or = { $first } o { $last }
records-in-review = { $n ->
    [one] Una está en revisión.
   *[other] { $n } están en revisión.
}
records-in-review-by = { $n ->
    [one] Una está en revisión; se espera el resultado a más tardar el { $day }.
   *[other] { $n } están en revisión; se espera el primer resultado a más tardar el { $day }.
}

records-state-open = Abierta
records-state-draft = Borrador
records-state-in-review = En revisión
records-state-returned = Falta algo
records-state-held = En pausa
records-state-not-yet = Todavía no
records-state-earned = Obtenida
records-state-expiring = Obtenida, vence pronto
records-state-begins-later = Empieza más tarde
records-state-expired = Vencida
records-state-suspended = Suspendida
records-state-withdrawn = Retirada
records-state-replaced = Reemplazada
records-state-ended = Terminada
records-state-put-aside = Apartada

records-next-draft = Usted: termínela y envíela.
records-next-submitted = Alguien revisa que esté todo.
records-next-precheck = Alguien revisa que esté todo.
records-next-returned-incomplete = Usted: falta algo o no se puede leer. Corríjalo y envíela de nuevo.
records-next-privacy-hold = Usted: se reconoce a alguien o falta un consentimiento. Corríjalo y envíela de nuevo.
records-next-in-queue = Se buscan personas que evalúen.
records-next-assessing = { $have ->
    [0] La están evaluando.
    [one] Ya la evaluó una de { $need } personas.
   *[other] Ya la evaluaron { $have } de { $need } personas.
}
records-next-adjudication = La mira una tercera persona.
records-next-integrity-hold = Se aclara una duda. El emisor le escribirá.
records-next-decision-pending = Evaluada. Decide el emisor.
records-next-awarded = Obtenida.
records-next-not-yet = Usted: lea los comentarios y mejore lo que falta.
records-next-coach-required = Usted: hable con quien le acompaña, que abre el siguiente intento.
records-next-appealed = Un panel vuelve a mirar la decisión.
records-next-withdrawn = Usted la retiró.
records-next-abandoned = Estuvo quieta mucho tiempo. Puede retomarla.
records-next-denied = El emisor la dio por terminada.
records-next-closed = Terminó sin decisión.
records-next-by = { $next } Espere un resultado a más tardar el { $day }.

records-stage-in-progress = Obtenga lo que falta y podrá solicitar: { $credential }. No hay plazo.
records-stage-eligible = Ya puede solicitar: { $credential }.
records-stage-claimed = Ha solicitado: { $credential }. Una persona responsable leerá su solicitud.
records-stage-officer-review = Una persona responsable está leyendo su solicitud: { $credential }.
records-stage-awarded = Usted tiene: { $credential }.
records-stage-returned = Su solicitud volvió con indicaciones para mejorarla: { $credential }.
records-at-risk = Una parte de esta serie ya no está vigente.
records-at-risk-hint = Lo que solicitó, o lo que le otorgaron, se apoya en ella. El emisor lo sabe y nada se quita por sí solo. Obtenga de nuevo la parte que falta, o escriba al emisor si cree que es un error.

records-where = Cómo va
records-rule = Qué dice la regla
records-road-earn = Obtener las partes
records-road-claim = Solicitar
records-road-sent = Enviada
records-road-review = Lectura
records-road-award = Credencial
records-statements = Declaraciones de otras personas
records-statements-h = Declaraciones
records-statement-from = Una declaración de { $role }
records-ask-hint = Reciben un correo con un enlace y no necesitan cuenta. El enlace se responde una sola vez, en un plazo de 30 días.
records-ask-name = Nombre de la persona
records-ask-email = Su correo electrónico
records-ask-send = Enviar el enlace
records-asked = El enlace va en camino.
records-request-asked = Pedida
records-request-confirmed = Confirmada
records-request-declined = No confirmada
records-request-over = Enlace vencido
records-open-until = Enlace abierto hasta el { $date }
records-over-since = Venció el { $date }
records-answered = Respondida el { $date }
records-returned = { $issuer } devolvió su solicitud
records-returned-hint = Lo que escribió sigue abajo. Mejórelo y envíelo de nuevo, cuantas veces quiera.
records-your-claim = Su solicitud
records-sent-on = Enviada el { $date }
records-no-answer = Sin respuesta
records-see-credential = Ver la credencial
records-claim-h = Solicitar: { $credential }
records-words = De { $least } a { $most } palabras
records-own-statements = Confirmo
records-claim-send = Enviar la solicitud
records-claim-save = Guardar para después
records-claim-then = Una persona responsable de credenciales de { $issuer } revisa sus partes y lee sus respuestas. Recibirá un correo.
records-claim-sent = Su solicitud está enviada. Recibirá un correo cuando se decida.
records-claim-saved = Guardado. Todavía no se envió nada.

records-answer-missing = Escriba una respuesta.
records-answer-short = Escribió { $words } palabras; se piden al menos { $least }.
records-answer-long = Escribió { $words } palabras; se piden { $most } como máximo.
records-answer-too-long = Tiene más de { $most } caracteres y no se guardó. Acórtela antes de salir de la página.
records-statement-missing = Confírmelo, si es cierto.
records-attestation-missing = Falta esta declaración. Envíe el enlace a alguien.
records-attestation-name = Escriba el nombre de la persona a quien se lo pide, en 120 caracteres como máximo.
records-attestation-email = Escriba una dirección completa, como nombre@example.org.
records-attestation-own = Esta dirección es suya. Tiene que confirmarlo otra persona.
records-refused-not-satisfied = Falta una parte que la regla pide, o ya no está vigente, así que ahora no es posible. Lo que escribió queda guardado.
records-refused-not-now = Esto no es posible en este momento. Abra de nuevo la página para ver cómo va.
records-refused-attested = Esta persona ya lo confirmó.
records-refused-many-asked = Hay tres enlaces abiertos para esta declaración. Espere a que uno se responda o venza.
records-refused-own-statement = Esta declaración trata de usted, así que no puede responderla. El enlace es para la persona a quien se lo pidió.
records-refused-link-over = Este enlace ya se respondió, o venció, o se envió otro más nuevo. Quien se lo envió puede enviarle otro.
records-refused-own-claim = Es su propia solicitud. Tiene que decidirla otra persona responsable.
records-refused-decided = Esta solicitud ya se decidió. Ábrala de nuevo para ver cómo.
records-refused-parts = Una parte ya no está vigente o falta una declaración. No se otorgó nada.

records-attest = Una declaración
records-attest-h = { $earner } le pide una declaración
records-attest-why = { $name }, le nombraron como alguien que conoce el trabajo de { $earner }. { $issuer } necesita su respuesta para esta serie:
records-attest-statement = La declaración
records-attest-ask = ¿Es cierto en el caso de { $earner }?
records-attest-yes = Sí, es cierto
records-attest-no = No, o no puedo decirlo
records-attest-send = Enviar mi respuesta
records-attest-once = Puede responder una sola vez, hasta el { $date }. No hace falta una cuenta.
records-attest-was-yes = Usted lo confirmó. Gracias; no hay nada más que hacer.
records-attest-was-no = Usted no lo confirmó. Gracias; no hay nada más que hacer.
records-attest-kept = Con su respuesta se guardan su nombre y su dirección, tal como nos los dieron, y la hora. Pueden verlos la persona que solicita y la responsable del emisor.
records-answer-yes-no = Elija sí o no.
records-thank-you = Gracias. Su respuesta quedó guardada.

records-credential = Credencial
records-issuer = Emisor
records-awarded = Otorgada
records-until = Vigente hasta
records-no-end = Sin fin
records-comprehensive = Integral
records-no-credentials = Todavía no hay credenciales
records-as-of = Al { $date }.
records-print-hint = Para guardarlo o enviarlo, imprima esta página. Cada dirección lleva a una página donde cualquiera puede comprobar la credencial.
records-steps = { $done } de { $total }

records-claims = Solicitudes
records-claims-why = Leer solicitudes de credenciales integrales, otorgarlas o devolverlas.
records-claims-waiting = { $n ->
    [0] En espera
   *[other] En espera ({ $n })
}
records-claims-none = No hay solicitudes en espera
records-claims-none-hint = Recibirá un correo cuando llegue una.
records-claims-decided = Decididas
records-claims-at-risk = Falta una parte
records-claims-at-risk-hint = Algo que la regla cuenta ya no está vigente. Mientras sea así, una solicitud no se puede otorgar. Lo otorgado sigue vigente hasta que alguien lo retire: mírelo y decida.
records-claim-at-risk = En riesgo
records-claim-is-sent = En espera
records-claim-is-read = En lectura
records-claim-is-awarded = Otorgada
records-claim-is-returned = Devuelta
records-claim-of = Solicitud de { $name }
records-claim-was-awarded = Otorgada por { $name } el { $date }.
records-claim-was-returned = Devuelta por { $name } el { $date }.
records-rule-holds = En este momento la regla se cumple.
records-rule-broken = En este momento la regla no se cumple.
records-parts = Partes
records-parts-hint = Cada una se verificó ahora mismo, como lo haría cualquiera: firma, emisor y lista de estado.
records-part-in-force = Auténtica y vigente
records-not-held = No obtenida
records-answers = Respuestas
records-said-by = Lo confirma { $name }
records-confirmed-by = Lo confirma { $name }, { $email }
records-decide = Su decisión
records-read-by = { $name } la está leyendo.
records-take-up = La estoy leyendo
records-take-up-hint = Lo ven quien la solicitó y las demás personas responsables.
records-taken-up = Anotado: usted está leyendo esta solicitud.
records-words-label = Sus palabras
records-words-hint = Para devolver una solicitud, diga qué falta y qué hacer. Lo lee quien la envió. Al otorgar, quedan en el registro.
records-words-missing = Diga qué falta, para que se pueda mejorar.
records-words-long = { $most } caracteres como máximo.
records-award = Otorgar la credencial
records-return = Devolver con estas palabras
records-award-hint = Al otorgar se consultan de nuevo todas las partes. La credencial se emite una sola vez, aunque se pulse varias veces.
records-decided-award = Otorgada. La credencial se está emitiendo.
records-decided-return = Devuelta. Quien la solicitó recibe un correo.
records-decision-missing = Elija entre otorgar y devolver.

records-mail-eligible-subject = Completó { $stack }
records-mail-eligible-body = Tiene todo lo que pide { $stack }, así que ya puede solicitar: { $credential }.

    No hay plazo. Una persona responsable de credenciales leerá su solicitud.
records-mail-eligible-action = Ver qué pide la solicitud
records-mail-claimed-subject = Recibimos su solicitud: { $credential }
records-mail-claimed-body = Su solicitud está con el emisor: { $credential }. Una persona responsable de credenciales revisa sus partes y lee sus respuestas.

    Recibirá un correo cuando se decida.
records-mail-claimed-action = Ver cómo va
records-mail-claim-waits-subject = Una solicitud en espera: { $credential }
records-mail-claim-waits-body = Alguien ha solicitado: { $credential }. La solicitud espera a que una persona responsable la lea.
records-mail-claim-waits-action = Leer la solicitud
records-mail-returned-subject = Su solicitud volvió: { $credential }
records-mail-returned-body = La persona responsable escribió qué falta y qué hacer. Lo que usted escribió se conserva: mejórelo y envíelo de nuevo.
records-mail-returned-action = Ver qué mejorar
records-mail-at-risk-subject = Una parte de { $stack } ya no está vigente
records-mail-at-risk-body = Algo en lo que se apoya su credencial o su solicitud ya no está vigente: { $credential }. El emisor también lo sabe.

    Nada se quita por sí solo. La página dice qué parte es y qué puede hacer.
records-mail-at-risk-action = Ver qué parte
records-mail-at-risk-officer-subject = Falta una parte: { $credential }
records-mail-at-risk-officer-body = Una solicitud u otorgamiento se apoya en una credencial que ya no está vigente: { $credential }. Lo otorgado sigue vigente hasta que alguien lo retire.
records-mail-at-risk-officer-action = Mirarlo
records-mail-attestation-subject = { $earner } le pide una declaración
records-mail-attestation-body = Hola, { $name }:

    { $earner } trabaja por una credencial de { $stack } y le nombró como alguien que conoce ese trabajo. Lea, por favor, una declaración y diga si es cierta.

    Lleva un minuto y no hace falta una cuenta. El enlace se responde una sola vez, en un plazo de 30 días. Si no conoce a { $earner }, no tiene que hacer nada.
records-mail-attestation-action = Leer la declaración
records-mail-attested-subject = { $name } confirmó su declaración
records-mail-attested-body = { $name } confirmó lo que pide { $stack }.
records-mail-attested-action = Ver cómo va
records-mail-not-attested-subject = { $name } ha respondido
records-mail-not-attested-body = { $name } no confirmó la declaración que pide { $stack }. Puede hablar con esa persona o pedírselo a otra.
records-mail-not-attested-action = Ver cómo va

records-record = Registro firmado
records-record-hint = Un archivo con tus credenciales, firmado por su emisor (Comprehensive Learner Record). Quien lo reciba las ve todas juntas, y que son tuyas. Aquí no se guarda nada de él.
records-record-of = Registro de { $issuer }
records-stack-record = Registro de la serie
records-stack-record-hint = Un archivo firmado con esta credencial y todo aquello en lo que se basa.
records-record-file = Registro como archivo
records-record-picture = Registro como imagen de la insignia
