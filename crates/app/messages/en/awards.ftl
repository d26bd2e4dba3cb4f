awards-genre-text = Written answer
awards-genre-file = Document
awards-genre-image = Photograph
awards-genre-audio = Sound recording
awards-genre-video = Video
awards-genre-link = Link
awards-genre-observation = Observation
awards-genre-script = Written dialogue
awards-genre-credential = Credential
awards-clock-behind = The clock of this server is behind. Nothing was awarded; it is tried again shortly.
awards-mail-earned-subject = You earned “{ $title }”
awards-mail-earned-body = Congratulations. Your credential is ready: you can look at it, share it and keep a copy.

    Anyone you give the address can check that it is genuine. You decide what is shown with it.
awards-mail-earned-action = See your credential
