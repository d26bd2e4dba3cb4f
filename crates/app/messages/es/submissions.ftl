submission-mail-received-subject = Recibimos su solicitud { $number }
submission-mail-received-body =
    Su trabajo para «{ $title }» ya está aquí y está a salvo. Su número es { $number }.

    Puede esperar un resultado a más tardar el { $day }. Quienes evalúan ven su trabajo y este número, nunca su nombre.

    Puede recuperarla durante una hora.
submission-mail-received-action = Ver su solicitud

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

submission-application = Solicitud { $number }
submission-version = Versión { $n }
submission-attempt = Intento { $n }
submission-saved-at = Guardado: { $time }
submission-step-prepare = Preparar
submission-step-sent = Enviada
submission-step-score = Evaluación
submission-step-result = Resultado
submission-scored = { $received } de { $needed } ya la evaluaron
submission-third-looks = Una tercera persona la evalúa
submission-decision-next = Evaluada; decide la organización
submission-missing = Todavía se necesita esto
submission-not-sent = Todavía no la ha enviado.
submission-not-sent-what = Nadie puede ver su trabajo hasta que elija «Revisar y enviar».
submission-progress = { $done } de { $total } partes listas
submission-progress-label = Partes listas
submission-your-work = Su trabajo
submission-what-you-sent = Lo que envió
submission-check = Revisar y enviar
submission-check-title = Revise y envíe su solicitud
submission-check-opens = Se abre cuando todas las partes estén listas
submission-part-size = { $n ->
    [one] Una pregunta
   *[other] { $n } preguntas
}
submission-part-done = Lista
submission-part-begun = En curso
submission-part-new = Sin empezar
submission-part-blocked = Todavía no se puede empezar
submission-part-problem = Hay un problema
submission-part-met = Ya cumplida
submission-part-sent = Enviada
submission-part-readonly = Esto es lo que envió. Ya no se puede cambiar.
submission-aside = Ayuda para esta solicitud
submission-look-for = En qué se fijan quienes evalúan
submission-look-for-none = Quienes evalúan leen esta parte para entender el resto. No se puntúa por sí sola.
submission-for-part = Para esta parte
submission-full-rubric = Ver la rúbrica completa
submission-hear = Cuándo tendría respuesta
submission-hear-day = Si la envía hoy, puede esperar un resultado a más tardar el { $day }.
submission-hear-history = De las últimas { $n } evaluaciones, la mitad tardó { $half } días hábiles o menos, y 9 de cada 10, { $most } o menos.
submission-private = Solo quienes evalúan pueden verlo, sin su nombre ni el de sus archivos. Una cara o una voz en una grabación no se puede ocultar.
submission-optional = (opcional)
submission-met = Cumplido
submission-met-what = En su último intento se consideró cumplido. Se envía tal como está.
submission-script = El diálogo
submission-words-limits = { $max ->
    [0] Al menos { $min } palabras.
   *[other] { $min ->
        [0] Hasta { $max } palabras.
       *[other] De { $min } a { $max } palabras.
    }
}
submission-words = { $n ->
    [one] Una palabra
   *[other] { $n } palabras
}
submission-words-saved = { $n ->
    [0] Todavía no hay nada guardado
    [one] Una palabra guardada
   *[other] { $n } palabras guardadas
}
submission-versions = Versiones anteriores
submission-versions-what = Aquí se conserva cada texto que guardó. Si recupera uno, los demás también se quedan.
submission-version-counts = Este es el texto que cuenta ahora.
submission-restore = Recuperar este
submission-restored = El texto anterior está de vuelta. El que reemplazó sigue en «Versiones anteriores».
submission-empty = Aquí no hay nada todavía
submission-file = Añadir un archivo
submission-file-add = Añadir los archivos elegidos
submission-file-limits = { $max ->
    [0] { $kinds }, hasta { $size } cada uno.
    [one] Un archivo: { $kinds }, hasta { $size }.
   *[other] { $min ->
        [0] Hasta { $max } archivos: { $kinds }, hasta { $size } cada uno.
       *[other] De { $min } a { $max } archivos: { $kinds }, hasta { $size } cada uno.
    }
}
submission-captions = Cada grabación puede llevar subtítulos con tiempos (VTT); quienes evalúan los ven al lado.
submission-file-ready = Ya está aquí, a salvo
submission-file-copying = Ya está aquí, a salvo. Estamos preparando la copia que verán quienes evalúan.
submission-file-empty = El archivo está vacío. No se cambió nada más. Ábralo en su dispositivo para ver si contiene algo y elíjalo de nuevo.
submission-file-too-large = El archivo supera el límite. Lo que guardó antes está a salvo. Elija uno más pequeño; si es un video, grábelo en 720p.
submission-file-too-many = Ya hay tantos archivos como admite esta pregunta. No se perdió nada. Quite uno antes de enviar otro.
submission-file-type = Esta pregunta no admite este tipo de archivo, sea cual sea su nombre. No se perdió nada. Guárdelo en uno de los tipos indicados arriba y elíjalo de nuevo.
submission-unreadable-broken = El archivo llegó, pero no podemos abrirlo, así que quienes evalúan tampoco podrían. Ábralo en su dispositivo, guárdelo otra vez y elíjalo de nuevo.
submission-unreadable-locked = El archivo está protegido con contraseña. Guárdelo sin ella y elíjalo de nuevo.
submission-unreadable-complex = El archivo es demasiado grande por dentro: tiene demasiados píxeles o partes. Guarde una versión más pequeña y elíjala de nuevo.
submission-out-of-disk = En este momento no hay espacio para archivos. Lo que guardó antes está a salvo. Inténtelo más tarde.
submission-upload-elsewhere = La carga va por otro punto. Continúe desde ahí.
submission-upload-busy = Este archivo se está enviando desde otra ventana.
submission-upload-interrupted = Se cortó la conexión. Lo que ya había llegado está a salvo. Inténtelo de nuevo.
submission-upload-offset = La petición no dice dónde empieza su parte.
submission-uploads-too-many = Se están enviando demasiados archivos a la vez. Espere a que llegue alguno.
submission-text-too-large = Este texto supera 1 MB, así que no se guardó. Lo guardado antes está a salvo, y lo que escribió sigue en el campo de abajo.
submission-remove = Quitar
submission-removed = Se quitó el archivo.
submission-undo = Volver a ponerlo
submission-refused-met = Esto ya se cumplió en un intento anterior y se envía tal como está.
submission-link = Enlace
submission-link-hint = Empieza por https://. Cualquiera que tenga el enlace debe poder abrirlo sin iniciar sesión; miramos si se abre. Guardamos solo la dirección, no una copia.
submission-link-add = Añadir el enlace
submission-link-shape = Este enlace no lo pueden abrir otras personas. Debe empezar por https:// y no llevar contraseña. Cópielo de la barra de direcciones de su navegador.
submission-link-open = Se abre.
submission-link-missing = No hay nada en este enlace, o nadie fuera de su red llega allí. Quítelo y agregue el correcto.
submission-link-unsure = No pudimos comprobar este enlace: no respondió, o pide iniciar sesión. Ábralo en una ventana privada. Si entra sin iniciar sesión, quienes evalúan también podrán.
submission-link-too-many = Ya hay 20 enlaces aquí. Quite uno primero.
submission-line-too-long = Supera los 200 caracteres. Acórtelo, por favor.
submission-consent = ¿A quién se ve o se oye?
submission-consent-nobody = No se ve ni se oye a ningún menor
submission-consent-shown = Se ve o se oye a menores
submission-consent-if = Si se ve o se oye a menores, complete el registro. Los formularios firmados se quedan con usted.
submission-consent-programme = Programa
submission-consent-day = Día de la grabación
submission-consent-youth = Cuántos menores se ven o se oyen
submission-consent-on-file = De cuántos hay un formulario firmado
submission-consent-form = Versión del formulario
submission-consent-attested = Nombre de quien lo certifica
submission-consent-choose = Elija una de las dos opciones.
submission-consent-date = Indique el día con año, mes y día, por ejemplo 2026-03-02.
submission-changed = Qué cambié en «{ $title }»
submission-changed-hint = Una o dos frases. Quienes evalúan este intento no las ven; la organización sí.
submission-done-ask = ¿Ha terminado esta parte?
submission-done-yes = Sí, márquela como lista
submission-done-no = No, volveré más tarde
submission-save-back = Guardar y volver
submission-saved = Guardado.
submission-rest-saved = Todo lo demás de esta página está guardado.
submission-back = Volver a su solicitud
submission-back-part = Volver a esta parte
submission-doubled = Hay dos versiones de este texto
submission-doubled-look = Verlas y elegir
submission-doubled-what = Se cambió en dos ventanas a la vez. Los dos textos están a salvo. Elija uno o únalos; el otro se queda en «Versiones anteriores».
submission-doubled-newer = Guardado primero
submission-doubled-other = Guardado en la otra ventana
submission-doubled-keep-newer = Quedarme con este
submission-doubled-keep-other = Usar este
submission-doubled-merge = Los dos en uno
submission-doubled-merge-hint = Aquí están los dos textos, uno tras otro. Recorte y corrija lo que quiera.
submission-doubled-save = Guardar este texto
submission-doubled-later = Decidir después
submission-settled = Guardado. El otro texto sigue en «Versiones anteriores».
submission-to-mend = { $n ->
    [one] Hay una cosa por corregir antes de enviarla
   *[other] Hay { $n } cosas por corregir antes de enviarla
}
submission-change = Cambiar
submission-problem-unanswered = Responda «{ $title }».
submission-problem-unexpected = «{ $title }» no se pregunta en esta versión.
submission-problem-too-few-words = «{ $title }»: escriba al menos { $min } palabras. Tiene { $words }.
submission-problem-too-many-words = «{ $title }»: escriba como máximo { $max } palabras. Tiene { $words }.
submission-problem-too-few = «{ $title }»: añada al menos { $min }. Tiene { $count }.
submission-problem-too-many = «{ $title }»: como máximo { $max }. Tiene { $count }.
submission-problem-unusable = «{ $title }»: el archivo { $n } no se puede abrir. Sustitúyalo.
submission-problem-unreachable = «{ $title }»: el enlace { $n } no lleva a ninguna parte. Cámbielo.
submission-problem-arriving = «{ $title }»: el archivo { $n } todavía se está preparando. Tarda un momento; vuelva a mirar después.
submission-problem-consent-unanswered = «{ $title }»: indique si se ve o se oye a menores.
submission-problem-consent-missing = { $n ->
    [one] «{ $title }»: falta el formulario firmado de un menor.
   *[other] «{ $title }»: faltan los formularios firmados de { $n } menores.
}
submission-problem-consent-implausible = «{ $title }»: las cifras del registro de consentimiento no concuerdan.
submission-problem-consent-unattested = «{ $title }»: complete todo el registro de consentimiento, con el nombre de quien lo certifica.
submission-problem-consent-withdrawn = «{ $title }»: se retiró el consentimiento. Quite el archivo.
submission-problem-own-work = Confirme que es su propio trabajo.
submission-problem-right = Confirme que puede entregar estas evidencias.
submission-problem-youth = Confirme que hay consentimiento de cada menor.
submission-problem-ai-unanswered = Indique si usó IA.
submission-problem-ai-forbidden = Esta microcredencial no permite usar IA. Rehaga el trabajo sin ella o retire la solicitud.
submission-problem-ai-unexplained = Indique qué herramienta usó y para qué.
submission-leak-text = «{ $title }» contiene «{ $found }», que forma parte de su nombre o dirección.
submission-leak-file = «{ $title }»: el nombre del archivo «{ $file }» contiene «{ $found }». Quienes evalúan no ven los nombres de los archivos.
submission-names = Su nombre en su trabajo
submission-names-what = Su trabajo se evalúa sin su nombre. Quítelo de donde aparezca:
submission-names-ok = Lo he revisado y lo que aparece puede quedarse.
submission-declare = Confirme, por favor
submission-own-work = Este es mi propio trabajo.
submission-right = Puedo entregar estas evidencias y pueden usarse para la evaluación.
submission-youth = Hay consentimiento de cada menor a quien se ve o se oye, o no se ve ni se oye a ninguno.
submission-ai = ¿Usó IA?
submission-ai-forbidden = En esta microcredencial no se puede usar IA.
submission-ai-with_disclosure = Se puede usar IA si indica qué herramienta hizo qué.
submission-ai-free = Se puede usar IA.
submission-ai-no = No se usó ninguna herramienta de IA
submission-ai-yes = Se usó IA
submission-ai-how = Qué herramienta y para qué
submission-send = Enviar
submission-sent = Su solicitud está enviada
submission-sent-number = La tenemos. Su número es { $number }.
submission-sent-at = Enviada: { $time }.
submission-sent-expect = Puede esperar un resultado a más tardar el { $day }.
submission-sent-next = Qué pasa ahora
submission-sent-next-1 = Se evalúa con la rúbrica que usted conoce. Quienes evalúan no ven su nombre.
submission-sent-next-2 = La organización decide.
submission-sent-next-3 = Usted recibe un correo y comentarios sobre cada criterio.
submission-take-back-until = ¿Olvidó algo? Puede recuperarla hasta el { $time }, mientras nadie la haya abierto.
submission-result = Leer los comentarios
submission-receipt = Recibo
submission-receipt-what = Este número representa cada palabra y cada archivo que envió. Si cambiara una sola letra, el número sería otro.
submission-do-take-back = Recuperarla
submission-do-correct = Abrirla de nuevo
submission-do-resume = Continuar
submission-do-withdraw = Retirar la solicitud
submission-taken-back = Ya la tiene de vuelta. No se perdió nada y no cuenta como intento.
submission-opened-again = Está abierta de nuevo.
submission-withdraw = Retirar la solicitud
submission-withdraw-ask = ¿Quiere retirar esta solicitud?
submission-withdraw-what = Nadie la evaluará. Puede empezar otra para la misma microcredencial, pero esta no se podrá volver a abrir.
submission-withdrawn = La solicitud está retirada.
submission-keep = Conservarla
submission-speaks-to = Aquí se valora:

submission-state-submitted = La tenemos
submission-state-submitted-what = Puede esperar un resultado a más tardar el { $day }.
submission-state-precheck = Alguien revisa si está completa
submission-state-precheck-what = Puede esperar un resultado a más tardar el { $day }.
submission-state-returned_incomplete = Falta algo
submission-state-returned_incomplete-what = Ábrala de nuevo, corríjalo y envíela. No cuenta como intento y el plazo se detiene.
submission-state-privacy_hold = Hay una pregunta sobre la privacidad
submission-state-privacy_hold-what = Nadie ve sus evidencias hasta que se resuelva. Ábrala de nuevo, corríjalo y envíela.
submission-state-in_queue = En espera de evaluación
submission-state-in_queue-what = Puede esperar un resultado a más tardar el { $day }.
submission-state-assessing = En evaluación
submission-state-assessing-what = Puede esperar un resultado a más tardar el { $day }.
submission-state-adjudication = Una tercera persona la evalúa
submission-state-adjudication-what = Las dos primeras no coincidieron en todo. Puede esperar un resultado a más tardar el { $day }.
submission-state-integrity_hold = Se está aclarando una pregunta
submission-state-integrity_hold-what = Mientras tanto no se decide nada. La organización se pondrá en contacto con usted.
submission-state-decision_pending = Evaluada
submission-state-decision_pending-what = La organización decide. Puede esperar un resultado a más tardar el { $day }.
submission-state-awarded = Otorgada
submission-state-awarded-what = Enhorabuena. Encontrará la credencial entre sus credenciales.
submission-state-not_yet = Todavía no
submission-state-not_yet-what = Los comentarios dicen, criterio por criterio, qué se vio y qué puede probar.
submission-state-coach_required = Primero ayuda un orientador
submission-state-coach_required-what = Ya usó sus intentos. Antes del siguiente, un orientador lo revisará con usted.
submission-state-appealed = Un comité la revisa de nuevo
submission-state-appealed-what = Nadie de ese comité participó en la decisión.
submission-state-withdrawn = Retirada
submission-state-withdrawn-what = Usted la retiró. Nadie la evalúa.
submission-state-abandoned = En pausa
submission-state-abandoned-what = Llevaba mucho tiempo sin cambios. Todo se conserva y puede continuar.
submission-state-denied = Cerrada tras una revisión
submission-state-denied-what = La organización le ha escrito sobre los motivos.
submission-state-closed = Cerrada
submission-state-closed-what = Se cerró sin otra decisión.
