catalog-title = Find a micro-credential
catalog-crumb = Catalog
catalog-description = Browse micro-credentials, their rubrics and the evidence each one asks for.
catalog-lede = Get recognized for what you already do well. You send evidence from your own work; trained assessors check it against a rubric you can read first.
catalog-search = Search
catalog-search-label = Search micro-credentials
catalog-search-hint = Try “questions” or “family”
catalog-stack = Stack
catalog-see-stack = See the stack
catalog-filters-on = { $n ->
    [0] Filters
    [one] Filters, 1 on
   *[other] Filters, { $n } on
  }
catalog-show-results = Show results
catalog-remove-filter = remove this filter
catalog-clear-filters = Remove the filters
catalog-show-all = Show everything
catalog-count = { $n ->
    [0] No micro-credentials
    [one] 1 micro-credential
   *[other] { $n } micro-credentials
  }
catalog-none = No micro-credential has all of this.
catalog-none-for = No micro-credential matches “{ $q }”.
catalog-more-without = { $n ->
    [one] One matches without the filters.
   *[other] { $n } match without the filters.
  }
catalog-corrected = Showing results for “{ $meant }”. Nothing matches “{ $typed }”.
catalog-sort = Sort by
catalog-sort-stack = Order in the stack
catalog-sort-effort = Shortest effort
catalog-sort-newest = Newest
catalog-sort-title = Title
catalog-sort-fit = Best match
catalog-facet-stack = Stack
catalog-facet-topic = Topic
catalog-facet-evidence = Evidence
catalog-facet-effort = Your effort
catalog-facet-audience = For
catalog-facet-issuer = Issuer
catalog-facet-language = Language
catalog-effort-up-to-4-hours = Up to 4 hours
catalog-effort-4-to-6-hours = 4 to 6 hours
catalog-effort-more-than-6-hours = More than 6 hours
catalog-pages = Pages of results
catalog-showing = Showing { $first } to { $last } of { $total }
catalog-previous = Previous page
catalog-next = Next page

catalog-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
  }
catalog-hours-range = { $from } to { $to } hours
catalog-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
  }
list-and = { $first } and { $last }
language-en = English
language-es = Spanish
language-fr = French
language-de = German
language-pt = Portuguese
language-zh = Chinese
language-ar = Arabic
language-vi = Vietnamese

catalog-place = Micro-credential { $position } of { $size } in { $stack }
catalog-old-version = This is version { $number }. New applications use version { $newest }.
catalog-see-newest = See the newest version
catalog-on-this-page = On this page
catalog-send = What you send
catalog-send-heading = What you send
catalog-part = Part { $n }: { $title }
catalog-optional = optional
catalog-kind-text = Text
catalog-kind-file = File
catalog-kind-image = Photo
catalog-kind-audio = Audio
catalog-kind-video = Video
catalog-kind-link = Link
catalog-kind-observation = Observation
catalog-kind-script = Script to improve
catalog-words = { $n ->
    [one] 1 word
   *[other] { $n } words
  }
catalog-words-up-to = up to { $n } words
catalog-words-at-least = { $n } words or more
catalog-words-range = { $from } to { $to } words
catalog-pieces = { $n ->
    [one] one piece
   *[other] { $n } pieces
  }
catalog-pieces-up-to = { $n ->
    [one] up to one piece
   *[other] up to { $n } pieces
  }
catalog-pieces-at-least = { $n ->
    [one] one piece or more
   *[other] { $n } pieces or more
  }
catalog-pieces-range = { $from } to { $to } pieces
catalog-youth-consent = Needs consent for every young person who can be seen or heard
catalog-rubric = Rubric
catalog-rubric-heading = How it is assessed
catalog-rubric-of = Rubric: { $title }
catalog-rubric-caption = { $n ->
    [one] Rubric: one criterion
   *[other] Rubric: { $n } criteria
  }
catalog-judged-in = Judged in: { $prompts }
catalog-print = Rubric to print
catalog-same-rubric = Assessors use exactly this rubric, and they do not see your name.
catalog-scorers-single = One of them scores your work.
catalog-scorers-double = Two of them score your work separately.
catalog-scorers-single_then_conditional_double = One of them scores your work, and a second one too when it is close.
catalog-scorers-random_double = One of them scores your work, and in a part of all applications a second one too.
catalog-all-criteria = Every criterion at its required level earns the micro-credential.
catalog-all-criteria-at = { $n ->
    [one] The criterion at { $level } earns the micro-credential.
   *[other] All { $n } criteria at { $level } earn the micro-credential.
  }
catalog-third = If two of them disagree on whether a criterion is met, a third assessor decides.
catalog-method = Method
catalog-method-heading = The method behind it
catalog-research = { $n ->
    [0] Supporting research
    [one] Supporting research, 1 source
   *[other] Supporting research, { $n } sources
  }
catalog-resources = { $n ->
    [one] Resources, 1
   *[other] Resources, { $n }
  }
catalog-resource-activity = Activity
catalog-resource-article = Article
catalog-resource-book = Book
catalog-resource-checklist = Checklist
catalog-resource-example = Example
catalog-resource-guide = Guide
catalog-resource-template = Template
catalog-resource-tool = Tool
catalog-resource-video = Video
catalog-resource-website = Website
catalog-frameworks = Frameworks
catalog-align-heading = Frameworks it aligns with
catalog-strength-strong = Strong match
catalog-strength-partial = Partial match
catalog-sheet = Transparency
catalog-sheet-heading = Transparency sheet
catalog-sheet-provider = Provider
catalog-sheet-outcomes = Outcomes
catalog-sheet-workload = Workload
catalog-sheet-assessment = Assessment
catalog-sheet-quality-assurance = Quality assurance
catalog-sheet-stackability = Stackability
catalog-versions = Versions
catalog-version = Version { $n }
catalog-version-since = Version { $number } was published on { $date }.
catalog-version-stays = If you start today, version { $number } stays with your application, even if a new one is published.
catalog-apply = Apply
catalog-start = Start this micro-credential
catalog-start-hint = Your draft saves itself. You can stop and go on at any time.
catalog-effort = Your effort
catalog-result-time = Time to a result
catalog-promise = { $n ->
    [one] Within 1 working day
   *[other] Within { $n } working days
  }
catalog-fee = Fee
catalog-fee-none = No fee. Trying again is free.
catalog-attempts = Trying again
catalog-attempts-limit = { $n ->
    [one] After 1 attempt, a coach helps before the next
   *[other] After { $n } attempts, a coach helps before the next
  }
catalog-languages = Languages
catalog-validity = Valid
catalog-validity-none = Does not expire
catalog-validity-until = Until { $date }
catalog-validity-months = { $n ->
    [one] 1 month from the award
   *[other] { $n } months from the award
  }
catalog-validity-years = { $n ->
    [one] 1 year from the award
   *[other] { $n } years from the award
  }
catalog-retention = Your evidence
catalog-retention-months = { $n ->
    [one] Never public. Deleted 1 month after the decision
   *[other] Never public. Deleted { $n } months after the decision
  }
catalog-ai-forbidden = AI tools: not allowed
catalog-ai-with_disclosure = AI tools: allowed if you say so
catalog-ai-free = AI tools: allowed
catalog-sample = Sample content: the issuer and its micro-credentials are fictional.

stack-title = Stacks
stack-lede = A stack is a set of micro-credentials that belong together. Complete one and you can claim a credential for the whole.
stack-none = There are no stacks yet.
stack-rule = What it takes
stack-members = { $n ->
    [one] 1 micro-credential
   *[other] { $n } micro-credentials
  }
stack-start-anywhere = Start anywhere. Each one also stands by itself.
stack-end = The credential at the end
stack-claim = What you send when you claim it
stack-statement-by = Statement by { $role }
stack-edition = Edition { $number }, published on { $date }.
stack-mine = See where you stand
stack-role-earner = you
stack-role-supervisor = your supervisor
stack-role-observer = a certified observer
stack-role-coach = a coach
stack-rule-award = { $title }
stack-rule-all = { $count ->
    [one] This:
   *[other] All of these:
  }
stack-rule-all-named = { $count ->
    [one] { $names }
   *[other] All { $count } of: { $names }
  }
stack-rule-any = Any { $n } of these { $choices }:
stack-rule-any-named = Any { $n } of these { $choices }: { $names }
stack-rule-group = { $min ->
    [0] From “{ $group }”, as many as you like:
    [one] At least 1 from “{ $group }”:
   *[other] At least { $min } from “{ $group }”:
  }
stack-rule-group-named = { $min ->
    [0] From “{ $group }”, as many as you like: { $names }
    [one] At least 1 from “{ $group }”: { $names }
   *[other] At least { $min } from “{ $group }”: { $names }
  }
stack-rule-first = First the one, then the other:
stack-rule-first-named = In this order: { $names }
stack-rule-hours = { $n ->
    [one] At least 1 attested hour of practice
   *[other] At least { $n } attested hours of practice
  }
stack-rule-attestation = { $count ->
    [one] A statement by { $role }
   *[other] Statements by { $count } different people, each as { $role }
  }
stack-rule-attestation-saying = { $count ->
    [one] A statement by { $role }: “{ $statement }”
   *[other] Statements by { $count } different people, each as { $role }: “{ $statement }”
  }
stack-rule-exam = The exam “{ $exam }” with at least { $percent } percent
stack-rule-within = { $n ->
    [one] Awarded within the last month:
   *[other] Awarded within the last { $n } months:
  }
stack-rule-within-named = { $n ->
    [one] Awarded within the last month: { $names }
   *[other] Awarded within the last { $n } months: { $names }
  }
