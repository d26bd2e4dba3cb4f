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
