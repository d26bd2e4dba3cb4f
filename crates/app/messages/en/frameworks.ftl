frameworks-title = Competency frameworks
frameworks-lede = Micro-credentials say which items of which framework they serve. Choose an item to see what aligns with it.
frameworks-none = There are no frameworks yet.
frameworks-edition = Edition: { $edition }
frameworks-edition-of = { $title } ({ $edition })
frameworks-publisher-site = The publisher’s site
frameworks-items = { $n ->
    [one] 1 item
   *[other] { $n } items
  }
frameworks-aligned = { $n ->
    [0] What aligns with it
    [one] 1 micro-credential aligns with it
   *[other] { $n } micro-credentials align with it
  }
frameworks-aligned-none = No micro-credential in this catalog names this item.
frameworks-crosswalk = In other frameworks and editions
frameworks-relation-exactMatchOf = The same as
frameworks-relation-isRelatedTo = Related to
frameworks-relation-isPartOf = Part of
frameworks-relation-replacedBy = Replaced by
