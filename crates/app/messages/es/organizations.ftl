organizations-issuers = Emisores
organizations-issuers-lede = Las organizaciones que ofrecen microcredenciales aquí y firman las credenciales que conceden.
organizations-none = Todavía no hay emisores.
organizations-facts = Sobre el emisor
organizations-stacks = Itinerarios
organizations-offers = { $n ->
    [0] Microcredenciales
    [one] 1 microcredencial
   *[other] { $n } microcredenciales
  }
organizations-site = Sitio
organizations-write = Escríbales
organizations-sample-tag = Muestra
organizations-sample = Este emisor es ficticio. Todo lo que ofrece aquí es contenido de muestra.
clients-name = Dé al programa un nombre de 1 a 100 caracteres.
clients-no-scope = Diga qué puede hacer el programa.
clients-removed = Este programa ya se retiró.
clients-token-life = Un testigo dura de un día a 366 días.
clients-area = Programas
clients-area-why = Permita que programas propios emitan en nombre de su organización.
clients-lede = Un programa suyo, como su plataforma de cursos, puede hacer firmar credenciales con la clave de su organización y retirarlas. Lo que se evalúa aquí no es asunto suyo.
clients-how = Cómo lo hace un programa
clients-let-in = Programas admitidos
clients-none = Aún no hay ninguno.
clients-since = Admitido el { $when }.
clients-remove = Retirar
clients-ended = El programa se ha retirado. Su secreto y sus testigos ya no valen nada; lo que emitió sigue vigente.
clients-new = { $name } está admitido
clients-new-what = Transmita ahora estos dos datos por una vía que otros no puedan leer. El secreto no se vuelve a mostrar.
clients-copy = Copiar el secreto
clients-add = Admitir un programa
clients-add-name = Cómo lo llama usted
clients-add-button = Admitir
clients-may = Puede
clients-may-issue = emitir credenciales
clients-may-status = revocar y suspender lo que emitió
clients-may-lists = tener listas de estado propias
clients-may-read = volver a leer lo que emitió
clients-may-delete = borrar las copias que se guardan aquí
