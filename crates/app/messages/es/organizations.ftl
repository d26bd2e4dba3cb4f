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
