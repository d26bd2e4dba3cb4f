assessment-queue = Solicitudes por evaluar
assessment-queue-short = Lista
assessment-queue-back = Ir a su lista
assessment-queue-count = { $count ->
    [0] No hay nada pendiente para usted.
    [one] Una solicitud le espera.
   *[other] { $count } solicitudes le esperan; primero las que vencen antes.
}
assessment-queue-clear = No tiene nada pendiente
assessment-queue-clear-what = Cuando una solicitud le necesite, le escribiremos y aparecerá aquí.
assessment-start-next = Empezar la siguiente
assessment-code = Solicitud { $code }
assessment-parts = { $count ->
    [one] 1 parte
   *[other] { $count } partes
}
assessment-files = { $count ->
    [0] sin archivos
    [one] 1 archivo
   *[other] { $count } archivos
}
assessment-begun = borrador empezado
assessment-due = Vence el { $day }
assessment-late = Con retraso
assessment-third = Tercera evaluación
assessment-sent = Enviada
assessment-sent-before = Enviadas antes
assessment-sent-before-what = Cuando todos hayan enviado, verán aquí las puntuaciones de los demás, sin nombres.

assessment-name-hidden = Nombre oculto
assessment-rubric-version = Rúbrica, versión { $number }
assessment-know = Conozco a esta persona
assessment-decline = No puedo tomarla
assessment-keys = Atajos
assessment-evidence = Evidencias
assessment-evidence-parts = Partes de las evidencias
assessment-recognise = El nombre está oculto; en una grabación puede que reconozca a alguien. Si es así, elija «Conozco a esta persona»: un clic, sin dar razones.
assessment-asked = Lo que se pidió
assessment-nothing = Aquí no se entregó nada.
assessment-captions = Subtítulos
assessment-transcript = Transcripción
assessment-transcript-file = La transcripción como archivo
assessment-ai = Uso de IA, según lo declarado
assessment-rubric = Rúbrica
assessment-differences = Donde dos evaluaciones difieren
assessment-scored = { $done } de { $total } con nivel
assessment-given-back = La organización le pide que mire de nuevo.
assessment-elsewhere = Esto se cambió en otra página suya.
assessment-elsewhere-what = Lo que escribió aquí está en el formulario de abajo. Guárdelo o envíelo para conservarlo; lo que está en la otra página queda aquí para copiarlo.
assessment-elsewhere-other = La otra versión
assessment-not-scored = Sin nivel
assessment-seen-in = Se ve en { $where }.
assessment-which-level = ¿Qué nivel corresponde mejor?
assessment-comment = Comentarios para quien solicita
assessment-unless = obligatorio salvo «{ $level }»
assessment-always = siempre obligatorio
assessment-optional = opcional
assessment-link-moment = Enlazar este momento
assessment-cite = En qué lugar de las evidencias
assessment-cite-what = Evidencia
assessment-cite-at = Lugar: párrafo, página o tiempo
assessment-cite-example = 2 o 4:12
assessment-cite-moment = { $what } (tiempo)
assessment-cite-page = { $what } (página)
assessment-cite-paragraph = { $what } (párrafo)
assessment-next = Algo que lo lograría
assessment-strengths = Lo que está bien logrado
assessment-strengths-hint = al menos una cosa, cada una en su línea
assessment-sure = ¿Qué tan segura es su evaluación?
assessment-sure-unsaid = Sin respuesta
assessment-sure-1 = 1, es una suposición
assessment-sure-2 = 2, con dudas
assessment-sure-3 = 3, bastante segura
assessment-sure-4 = 4, segura
assessment-sure-5 = 5, sin ninguna duda
assessment-lead-note = Nota para quienes evaluaron
assessment-agreed = { $count ->
    [one] Un criterio en el que coinciden
   *[other] { $count } criterios en los que coinciden
}
assessment-second = Otra persona también evalúa esta solicitud. Cada una verá las puntuaciones de la otra solo cuando ambas las hayan enviado.
assessment-keys-title = Atajos de teclado
assessment-key-level = Elegir un nivel, empezando por el más alto
assessment-key-move = Criterio siguiente o anterior
assessment-key-comment = Escribir comentarios
assessment-key-moment = Enlazar el momento en pantalla
assessment-key-next = Siguiente solicitud de su lista
assessment-key-list = Mostrar esta lista
assessment-keys-on = Los atajos de una tecla están activos
assessment-actions = Guardar y enviar
assessment-saved-at = Borrador guardado el { $time }
assessment-not-saved-yet = Todavía no hay nada que guardar
assessment-saved = Borrador guardado.
assessment-queued = { $count ->
    [one] 1 solicitud en su lista
   *[other] { $count } solicitudes en su lista
}
assessment-left = { $count ->
    [0] todos los criterios tienen nivel
    [one] falta 1 criterio
   *[other] faltan { $count } criterios
}
assessment-save = Guardar borrador
assessment-skip = Dejar para después
assessment-jump = Ir a
assessment-send = Enviar puntuaciones
assessment-send-decision = Enviar decisión
assessment-scores-sent = Enviado. Gracias.
assessment-stepped-aside = Ya no está en su lista. La recibe otra persona.

assessment-missing-level = { $criterion }: elija un nivel
assessment-missing-comment = { $criterion }: diga lo que vio
assessment-missing-citation = { $criterion }: diga en qué lugar de las evidencias, por párrafo, página o tiempo
assessment-missing-next = { $criterion }: diga qué lo lograría
assessment-missing-strength = Nombre al menos una cosa bien lograda

assessment-reassigned = Esta solicitud pasó a otra persona
assessment-reassigned-what = Ya no es suya: se apartó, pasó su día o se recuperó. Lo que había escrito se conserva con ella, y no se envió nada.
assessment-rests = Esta solicitud está en pausa
assessment-rests-what = Alguien hizo una pregunta que va primero. Su borrador se conserva; vuelva más tarde.
assessment-resting = Esta solicitud está en pausa o ya siguió adelante. Lo que escribió sigue en la página anterior: vuelva atrás y cópielo si lo necesita.

assessment-sent-title = Sus puntuaciones ya se enviaron
assessment-waiting = Otras personas siguen evaluando. Cuando todas hayan enviado, sus puntuaciones estarán junto a las suyas, sin nombres.
assessment-lead-wrote = Quien hizo la tercera evaluación escribe
assessment-you = Usted
assessment-other = Otra persona
assessment-assessor-n = { $number ->
    [1] Primera evaluación
   *[other] Segunda evaluación
}
assessment-next-step = Siguiente paso:
assessment-paragraph = párrafo { $number }
assessment-page = página { $number }

assessment-applications = Solicitudes
assessment-applications-why = Todo lo que está en camino, por etapa y antigüedad, y la revisión inicial.
assessment-applications-count = { $count ->
    [0] No hay solicitudes en camino.
    [one] Hay una solicitud en camino.
   *[other] Hay { $count } solicitudes en camino.
}
assessment-drafts-count = { $count ->
    [0] Nadie está escribiendo un borrador.
    [one] Se está escribiendo un borrador.
   *[other] Se están escribiendo { $count } borradores.
}
assessment-applications-none = Aquí no hay nada
assessment-applications-none-what = Lo que se envía aparece aquí; primero lo que más ha esperado.
assessment-stages = Etapas
assessment-stage-all = Todas
assessment-stage-draft = Borrador
assessment-stage-submitted = Enviada
assessment-stage-precheck = Revisión inicial
assessment-stage-returned_incomplete = Devuelta, incompleta
assessment-stage-privacy_hold = Pregunta de privacidad
assessment-stage-in_queue = En espera de evaluación
assessment-stage-assessing = En evaluación
assessment-stage-adjudication = En tercera evaluación
assessment-stage-integrity_hold = En averiguación
assessment-stage-decision_pending = En espera de decisión
assessment-stage-awarded = Otorgada
assessment-stage-not_yet = Todavía no
assessment-stage-coach_required = Con orientador
assessment-stage-appealed = Apelada
assessment-stage-withdrawn = Retirada
assessment-stage-abandoned = Sin actividad
assessment-stage-denied = Denegada
assessment-stage-closed = Cerrada
assessment-column-application = Solicitud
assessment-column-stage = Etapa
assessment-column-age = En esta etapa
assessment-column-scores = Puntuaciones
assessment-column-expected = Prometida
assessment-days = { $count ->
    [0] hoy
    [one] 1 día hábil
   *[other] { $count } días hábiles
}
assessment-scores-of = { $done } de { $total }
assessment-past-promise = Pasó el día prometido
assessment-decide = Decidir
assessment-done = Hecho.
assessment-road = Por dónde ha pasado
assessment-reason-was = Lo que se pidió a quien solicita
assessment-precheck = Revisión inicial
assessment-precheck-what = ¿Está completa, se puede abrir y leer todo, y no se ve la identidad de nadie? La competencia la juzgan después otras personas.
assessment-precheck-take = Tomarla para la revisión inicial
assessment-precheck-pass = Está completa: pasa a evaluación
assessment-precheck-return = Devolverla por incompleta
assessment-precheck-hold = Retenerla por privacidad
assessment-reason = Lo que falta
assessment-reason-hint = Lo lee quien solicita. Para devolverla o retenerla, diga qué hay que hacer. No cuenta como intento.
assessment-reason-missing = Diga qué falta, para que se pueda corregir

assessment-decisions = Decisiones
assessment-decisions-why = Con todas las puntuaciones: otorgar o devolver.
assessment-decisions-none = Ninguna decisión está pendiente
assessment-decisions-none-what = Cuando una solicitud tenga todas sus puntuaciones, aparecerá aquí.
assessment-since = desde el { $day }
assessment-met-of = { $met } de { $total } criterios logrados
assessment-attempt = Intento { $number }
assessment-your-decision = Su decisión
assessment-your-decision-what = Las puntuaciones quedan como están; nadie las edita. Quien solicita recibe los comentarios de abajo con su decisión.
assessment-award = Otorgar
assessment-not-yet = Decir «todavía no», con estos comentarios
assessment-return = Devolverla a quienes evaluaron
assessment-return-why = Qué deben mirar de nuevo
assessment-return-why-hint = Lo leen las mismas personas. Sus puntuaciones se abren de nuevo, y a quien solicita no se le dice nada.
assessment-return-why-missing = Diga qué se debe mirar de nuevo
assessment-return-do = Devolver a evaluación
assessment-is-decided = Esta solicitud no espera una decisión.
assessment-decided = Su decisión quedó registrada.
assessment-choose = Elegir
assessment-award-chosen = Conceder lo elegido
assessment-chosen-awarded = Lo elegido se ha concedido. Las credenciales van en camino.
assessment-chosen-left = Lo elegido se ha concedido, salvo lo que ha cambiado entretanto o es suyo.
assessment-chosen-none = No se ha elegido nada.

assessment-result = Resultado
assessment-result-met = Su resultado: todos los criterios logrados
assessment-result-met-what = Su credencial va en camino a «Mi trabajo». Le escribiremos cuando esté lista.
assessment-result-open = Su resultado: { $met } de { $total } criterios logrados, { $open ->
    [one] uno por mejorar
   *[other] { $open } por mejorar
}
assessment-result-later = Su resultado todavía no está listo
assessment-result-scored = { $done } de { $total } personas { $done ->
    [one] ha
   *[other] han
} enviado sus puntuaciones.
assessment-result-later-what = Le escribiremos cuando lo esté.
assessment-to-application = Ir a su solicitud
assessment-strong = Lo que está bien logrado
assessment-by-criterion = Por criterio
assessment-whole-rubric = Leer la rúbrica completa
assessment-again-title = Intente de nuevo cuando esté en condiciones
assessment-again-what = Lo que envió se conserva. Solo se abren de nuevo los criterios por mejorar; lo logrado sigue logrado en su página. No hay límite de tiempo.
assessment-again = Intentar de nuevo
assessment-again-open = Solo está abierto lo que hay que mejorar. Lo demás se conserva.
assessment-again-begun = Ya empezó el siguiente intento.
assessment-again-go = Continuar
assessment-coach = Ahora sigue un orientador
assessment-coach-what = Ya usó sus intentos. Antes del siguiente, un orientador revisa con usted estos comentarios y luego lo abre. Todo lo que envió se conserva.

assessment-mail-invited-subject = Una solicitud por evaluar, vence el { $day }
assessment-mail-invited-body =
    Hay una solicitud para «{ $title }» en su lista. Evalúela, por favor, a más tardar el { $day }.

    Si reconoce a la persona, elija «Conozco a esta persona», y otra persona la recibe de inmediato.
assessment-mail-invited-action = Abrir su lista
assessment-mail-lead-subject = Dos evaluaciones difieren; decida, por favor, a más tardar el { $day }
assessment-mail-lead-body =
    Dos personas que evaluaron una solicitud para «{ $title }» vieron algunos criterios de forma distinta. Usted ve ambas partes y decide estos criterios, a más tardar el { $day }.
assessment-mail-lead-action = Abrir su lista
assessment-mail-given-back-subject = Mire de nuevo una solicitud, por favor, a más tardar el { $day }
assessment-mail-given-back-body =
    La organización tiene una pregunta sobre sus puntuaciones de una solicitud para «{ $title }». Su hoja está abierta de nuevo, con lo que escribió; envíela, por favor, a más tardar el { $day }.
assessment-mail-given-back-action = Abrir su lista
assessment-mail-taken-subject = Una solicitud pasó a otra persona
assessment-mail-taken-body =
    Una solicitud para «{ $title }» no se evaluó en su día, así que ahora la tiene otra persona. Usted no tiene que hacer nada.
assessment-mail-taken-action = Abrir su lista
assessment-mail-nobody-subject = Nadie puede tomar la solicitud { $number }
assessment-mail-nobody-body =
    La solicitud { $number } para «{ $title }» espera, porque nadie que pueda evaluarla está disponible. Invite a alguien o pregunte a sus evaluadores. Buscamos de nuevo cada hora.
assessment-mail-nobody-action = Ver las solicitudes
assessment-mail-late-subject = La solicitud { $number } tiene retraso
assessment-mail-late-body =
    Una persona que evalúa la solicitud { $number } para «{ $title }» no envió sus puntuaciones el día prometido. Si otra persona puede tomarla, ya la tiene.
assessment-mail-late-action = Ver las solicitudes
assessment-mail-needed-subject = Falta algo en la solicitud { $number }
assessment-mail-needed-body =
    Alguien miró su trabajo para «{ $title }» antes de pasarlo a evaluación, y pide esto:

    { $reason }

    No se ha perdido nada y no cuenta como intento. El plazo se detiene hasta que la envíe de nuevo.
assessment-mail-needed-action = Corregirla
assessment-mail-result-subject = Su resultado: { $met } de { $total } criterios logrados, { $open ->
    [one] uno por mejorar
   *[other] { $open } por mejorar
}
assessment-mail-result-body =
    Ya se evaluó su trabajo para «{ $title }». En su página está lo que se vio, lo que está bien logrado y lo que lograría el resto.

    Puede intentar de nuevo cuando esté en condiciones. Lo que envió se conserva.
assessment-mail-result-action = Leer los comentarios
