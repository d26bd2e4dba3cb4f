awards-genre-text = Respuesta escrita
awards-genre-file = Documento
awards-genre-image = Fotografía
awards-genre-audio = Grabación de sonido
awards-genre-video = Vídeo
awards-genre-link = Enlace
awards-genre-observation = Observación
awards-genre-script = Diálogo escrito
awards-genre-credential = Credencial
awards-clock-behind = El reloj de este servidor va atrasado. No se ha concedido nada; se volverá a intentar en breve.
awards-mail-earned-subject = Ha obtenido «{ $title }»
awards-mail-earned-body = Enhorabuena. Su credencial está lista: puede verla, compartirla y guardar una copia.

    Cualquiera a quien dé la dirección puede comprobar que es auténtica. Usted decide qué se muestra con ella.
awards-mail-earned-action = Ver su credencial
