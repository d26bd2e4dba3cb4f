catalog-title = Encuentre una microcredencial
catalog-crumb = Catálogo
catalog-description = Consulte las microcredenciales, sus rúbricas y las evidencias que pide cada una.
catalog-lede = Obtenga reconocimiento por lo que ya hace bien. Usted envía evidencias de su propio trabajo; evaluadores capacitados las valoran con una rúbrica que puede leer antes.
catalog-search = Buscar
catalog-search-label = Buscar microcredenciales
catalog-search-hint = Pruebe con “questions” o “family”
catalog-stack = Itinerario
catalog-see-stack = Ver el itinerario
catalog-filters-on = { $n ->
    [0] Filtros
    [one] Filtros, 1 activo
   *[other] Filtros, { $n } activos
  }
catalog-show-results = Mostrar resultados
catalog-remove-filter = quitar este filtro
catalog-clear-filters = Quitar los filtros
catalog-show-all = Mostrar todo
catalog-count = { $n ->
    [0] Ninguna microcredencial
    [one] 1 microcredencial
   *[other] { $n } microcredenciales
  }
catalog-none = Ninguna microcredencial reúne todo esto.
catalog-none-for = Ninguna microcredencial coincide con “{ $q }”.
catalog-more-without = { $n ->
    [one] Hay una sin los filtros.
   *[other] Hay { $n } sin los filtros.
  }
catalog-corrected = Se muestran los resultados de “{ $meant }”. Nada coincide con “{ $typed }”.
catalog-sort = Ordenar por
catalog-sort-stack = Orden del itinerario
catalog-sort-effort = Menor dedicación
catalog-sort-newest = Más recientes
catalog-sort-title = Título
catalog-sort-fit = Mejor coincidencia
catalog-facet-stack = Itinerario
catalog-facet-topic = Tema
catalog-facet-evidence = Evidencia
catalog-facet-effort = Su dedicación
catalog-facet-audience = Para
catalog-facet-issuer = Emisor
catalog-facet-language = Idioma
catalog-effort-up-to-4-hours = Hasta 4 horas
catalog-effort-4-to-6-hours = De 4 a 6 horas
catalog-effort-more-than-6-hours = Más de 6 horas
catalog-pages = Páginas de resultados
catalog-showing = { $first } a { $last } de { $total }
catalog-previous = Página anterior
catalog-next = Página siguiente

catalog-hours = { $n ->
    [one] 1 hora
   *[other] { $n } horas
  }
catalog-hours-range = De { $from } a { $to } horas
catalog-minutes = { $n ->
    [one] 1 minuto
   *[other] { $n } minutos
  }
list-and = { $first } y { $last }
language-en = Inglés
language-es = Español
language-fr = Francés
language-de = Alemán
language-pt = Portugués
language-zh = Chino
language-ar = Árabe
language-vi = Vietnamita

catalog-place = Microcredencial { $position } de { $size } en { $stack }
catalog-old-version = Esta es la versión { $number }. Las solicitudes nuevas usan la versión { $newest }.
catalog-see-newest = Ver la versión más reciente
catalog-on-this-page = En esta página
catalog-send = Qué se envía
catalog-send-heading = Qué debe enviar
catalog-part = Parte { $n }: { $title }
catalog-optional = opcional
catalog-kind-text = Texto
catalog-kind-file = Archivo
catalog-kind-image = Foto
catalog-kind-audio = Audio
catalog-kind-video = Video
catalog-kind-link = Enlace
catalog-kind-observation = Observación
catalog-kind-script = Diálogo por mejorar
catalog-words = { $n ->
    [one] 1 palabra
   *[other] { $n } palabras
  }
catalog-words-up-to = hasta { $n } palabras
catalog-words-at-least = { $n } palabras o más
catalog-words-range = de { $from } a { $to } palabras
catalog-pieces = { $n ->
    [one] una pieza
   *[other] { $n } piezas
  }
catalog-pieces-up-to = { $n ->
    [one] hasta una pieza
   *[other] hasta { $n } piezas
  }
catalog-pieces-at-least = { $n ->
    [one] una pieza o más
   *[other] { $n } piezas o más
  }
catalog-pieces-range = de { $from } a { $to } piezas
catalog-youth-consent = Requiere el consentimiento de cada menor que se vea o se oiga
catalog-rubric = Rúbrica
catalog-rubric-heading = Cómo se evalúa
catalog-rubric-of = Rúbrica: { $title }
catalog-rubric-caption = { $n ->
    [one] Rúbrica: un criterio
   *[other] Rúbrica: { $n } criterios
  }
catalog-judged-in = Se valora en: { $prompts }
catalog-print = Rúbrica para imprimir
catalog-same-rubric = Los evaluadores usan exactamente esta rúbrica y no ven su nombre.
catalog-scorers-single = Una persona evalúa su trabajo.
catalog-scorers-double = Dos personas evalúan su trabajo por separado.
catalog-scorers-single_then_conditional_double = Una persona evalúa su trabajo y, cuando el resultado es ajustado, también una segunda.
catalog-scorers-random_double = Una persona evalúa su trabajo y, en una parte de las solicitudes, también una segunda.
catalog-all-criteria = Con cada criterio en el nivel que exige se obtiene la microcredencial.
catalog-all-criteria-at = { $n ->
    [one] Con el criterio en { $level } se obtiene la microcredencial.
   *[other] Con los { $n } criterios en { $level } se obtiene la microcredencial.
  }
catalog-third = Si dos no coinciden en si un criterio se cumple, decide una tercera persona.
catalog-method = Método
catalog-method-heading = El método que hay detrás
catalog-research = { $n ->
    [0] Investigación que lo respalda
    [one] Investigación que lo respalda, 1 fuente
   *[other] Investigación que lo respalda, { $n } fuentes
  }
catalog-resources = { $n ->
    [one] Recursos, 1
   *[other] Recursos, { $n }
  }
catalog-resource-activity = Actividad
catalog-resource-article = Artículo
catalog-resource-book = Libro
catalog-resource-checklist = Lista de comprobación
catalog-resource-example = Ejemplo
catalog-resource-guide = Guía
catalog-resource-template = Plantilla
catalog-resource-tool = Herramienta
catalog-resource-video = Video
catalog-resource-website = Sitio web
catalog-frameworks = Marcos
catalog-align-heading = Marcos con los que se corresponde
catalog-strength-strong = Correspondencia fuerte
catalog-strength-partial = Correspondencia parcial
catalog-sheet = Transparencia
catalog-sheet-heading = Ficha de transparencia
catalog-sheet-provider = Organización
catalog-sheet-outcomes = Resultados
catalog-sheet-workload = Dedicación
catalog-sheet-assessment = Evaluación
catalog-sheet-quality-assurance = Garantía de calidad
catalog-sheet-stackability = Acumulación
catalog-versions = Versiones
catalog-version = Versión { $n }
catalog-version-since = La versión { $number } se publicó el { $date }.
catalog-version-stays = Si empieza hoy, su solicitud conserva la versión { $number }, aunque se publique otra.
catalog-apply = Solicitar
catalog-start = Empezar esta microcredencial
catalog-start-hint = Su borrador se guarda solo. Puede detenerse y continuar cuando quiera.
catalog-effort = Su dedicación
catalog-result-time = Plazo del resultado
catalog-promise = { $n ->
    [one] En 1 día hábil
   *[other] En { $n } días hábiles
  }
catalog-fee = Costo
catalog-fee-none = Sin costo. Volver a intentarlo es gratis.
catalog-attempts = Volver a intentarlo
catalog-attempts-limit = { $n ->
    [one] Después de 1 intento, un mentor ayuda antes del siguiente
   *[other] Después de { $n } intentos, un mentor ayuda antes del siguiente
  }
catalog-languages = Idiomas
catalog-validity = Vigencia
catalog-validity-none = No caduca
catalog-validity-until = Hasta el { $date }
catalog-validity-months = { $n ->
    [one] 1 mes desde la concesión
   *[other] { $n } meses desde la concesión
  }
catalog-validity-years = { $n ->
    [one] 1 año desde la concesión
   *[other] { $n } años desde la concesión
  }
catalog-retention = Sus evidencias
catalog-retention-months = { $n ->
    [one] Nunca son públicas. Se borran 1 mes después de la decisión
   *[other] Nunca son públicas. Se borran { $n } meses después de la decisión
  }
catalog-ai-forbidden = Herramientas de IA: no permitidas
catalog-ai-with_disclosure = Herramientas de IA: permitidas si lo indica
catalog-ai-free = Herramientas de IA: permitidas
catalog-sample = Contenido de muestra: el emisor y sus microcredenciales son ficticios.

stack-title = Itinerarios
stack-lede = Un itinerario es un conjunto de microcredenciales que van juntas. Al completarlo puede solicitar una credencial por el conjunto.
stack-none = Todavía no hay itinerarios.
stack-rule = Qué se necesita
stack-members = { $n ->
    [one] 1 microcredencial
   *[other] { $n } microcredenciales
  }
stack-start-anywhere = Empiece por la que quiera. Cada una vale también por sí misma.
stack-end = La credencial al final
stack-claim = Qué se envía al solicitarla
stack-statement-by = Declaración de { $role }
stack-edition = Edición { $number }, publicada el { $date }.
stack-mine = Vea cómo va usted
stack-role-earner = usted
stack-role-supervisor = su supervisor o supervisora
stack-role-observer = una persona observadora certificada
stack-role-coach = un mentor o mentora
stack-rule-award = { $title }
stack-rule-all = { $count ->
    [one] Esto:
   *[other] Todo lo siguiente:
  }
stack-rule-all-named = { $count ->
    [one] { $names }
   *[other] Las { $count }: { $names }
  }
stack-rule-any = { $n ->
    [one] Una de estas { $choices }:
   *[other] { $n } de estas { $choices }, a su elección:
  }
stack-rule-any-named = { $n ->
    [one] Una de estas { $choices }: { $names }
   *[other] { $n } de estas { $choices }, a su elección: { $names }
  }
stack-rule-group = { $min ->
    [0] De “{ $group }”, las que quiera:
    [one] Al menos 1 de “{ $group }”:
   *[other] Al menos { $min } de “{ $group }”:
  }
stack-rule-group-named = { $min ->
    [0] De “{ $group }”, las que quiera: { $names }
    [one] Al menos 1 de “{ $group }”: { $names }
   *[other] Al menos { $min } de “{ $group }”: { $names }
  }
stack-rule-first = Primero lo uno, después lo otro:
stack-rule-first-named = En este orden: { $names }
stack-rule-hours = { $n ->
    [one] Al menos 1 hora de práctica acreditada
   *[other] Al menos { $n } horas de práctica acreditadas
  }
stack-rule-attestation = { $count ->
    [one] Una declaración de { $role }
   *[other] Declaraciones de { $count } personas distintas, cada una como { $role }
  }
stack-rule-attestation-saying = { $count ->
    [one] Una declaración de { $role }: “{ $statement }”
   *[other] Declaraciones de { $count } personas distintas, cada una como { $role }: “{ $statement }”
  }
stack-rule-exam = El examen “{ $exam }” con al menos un { $percent } por ciento
stack-rule-within = { $n ->
    [one] Concedido en el último mes:
   *[other] Concedido en los últimos { $n } meses:
  }
stack-rule-within-named = { $n ->
    [one] Concedido en el último mes: { $names }
   *[other] Concedido en los últimos { $n } meses: { $names }
  }
