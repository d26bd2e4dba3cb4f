# Words that scripts show; see ui/words.rs for the placeholders they may have.
