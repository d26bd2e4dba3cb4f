frameworks-title = Marcos de competencias
frameworks-lede = Cada microcredencial indica a qué elementos de qué marco contribuye. Elija un elemento para ver qué se corresponde con él.
frameworks-none = Todavía no hay marcos.
frameworks-edition = Edición: { $edition }
frameworks-edition-of = { $title } ({ $edition })
frameworks-publisher-site = El sitio de quien lo publica
frameworks-items = { $n ->
    [one] 1 elemento
   *[other] { $n } elementos
  }
frameworks-aligned = { $n ->
    [0] Qué se corresponde con él
    [one] 1 microcredencial se corresponde con él
   *[other] { $n } microcredenciales se corresponden con él
  }
frameworks-aligned-none = Ninguna microcredencial de este catálogo menciona este elemento.
frameworks-crosswalk = En otros marcos y ediciones
frameworks-relation-exactMatchOf = Equivale a
frameworks-relation-isRelatedTo = Relacionado con
frameworks-relation-isPartOf = Forma parte de
frameworks-relation-replacedBy = Sustituido por
