submission-mail-received-subject = Recibimos su solicitud { $number }
submission-mail-received-body =
    Su trabajo para «{ $title }» ya está aquí y está a salvo. Su número es { $number }.

    Puede esperar un resultado a más tardar el { $day }. Quienes evalúan ven su trabajo y este número, nunca su nombre.

    Puede recuperarla durante una hora.
submission-mail-received-action = Ver su solicitud
submission-mail-returned-subject = Falta algo en la solicitud { $number }
submission-mail-returned-body =
    Revisamos su trabajo para «{ $title }» y todavía no podemos pasarlo a evaluación. No se ha perdido nada y no cuenta como intento.

    En su solicitud encontrará lo que se necesita. El plazo se detiene hasta que la envíe de nuevo.
submission-mail-returned-action = Ver lo que se necesita

submission-refused-not-now = Esto no se puede hacer en este momento. Consulte en qué punto está la solicitud. No se cambió nada.
submission-refused-other-attempt = Esta página muestra un intento anterior. Vaya a la solicitud y consulte el intento en curso. No se cambió nada.
submission-refused-take-back-over = Ya pasó la hora para recuperarla. Todavía puede retirarla hasta que la tengan quienes evalúan.
submission-refused-scoring-started = Alguien ya empezó a evaluarla, así que no se puede recuperar. Tendrá el resultado el día que le indicamos.
submission-refused-coach-first = Ya usó sus intentos. Antes del siguiente, un orientador lo revisará con usted.
submission-refused-appeal-over = El plazo para apelar terminó.
submission-refused-excluded = Esta persona no puede volver a participar en esta solicitud.
submission-refused-no-seat = Esta solicitud ya no está en su lista.
submission-refused-scores-in = Estas puntuaciones ya se enviaron.
submission-refused-finding-differs = Las puntuaciones dicen otra cosa. Puede devolverla a quienes evaluaron.
submission-refused-by-hand = Esta organización decide caso por caso.
submission-refused-hidden = Las evidencias están ocultas por ahora, porque alguien hizo una pregunta sobre la privacidad.
submission-not-a-draft = Esta solicitud ya se envió, así que no se puede cambiar. Lo que escribió sigue en la página anterior: vuelva atrás y cópielo si lo necesita.
