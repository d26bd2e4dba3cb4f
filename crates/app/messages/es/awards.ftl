awards-genre-text = Respuesta escrita
awards-genre-file = Documento
awards-genre-image = Fotografía
awards-genre-audio = Grabación de sonido
awards-genre-video = Vídeo
awards-genre-link = Enlace
awards-genre-observation = Observación
awards-genre-script = Diálogo escrito
awards-genre-credential = Credencial
awards-issuance-off = La emisión está detenida por ahora. Las decisiones se conservan; lo concedido se emitirá cuando se reanude.
awards-no-key-left = Al emisor no le queda ninguna clave que pueda firmar esto.
awards-status-list-full = Esta lista de estado está llena. Cree otra.
awards-key-waits-already = Ya se ha publicado una clave nueva que empezará a firmar pronto. Vuelva a rotar cuando firme.
awards-key-ended-already = Esta clave ya no firma.
awards-compromise-in-future = Escriba una fecha que ya haya llegado.
awards-compromise-earlier = La clave ya está marcada desde una fecha anterior; una posterior devolvería validez a lo que no debe creerse.
awards-passphrase-short = Elija una frase de contraseña de 16 caracteres como mínimo.
awards-export-unopened = El archivo no se abre con esta frase de contraseña.
awards-form-not-in-force = Esta credencial nunca se emitió en este formato y ya no está vigente.
awards-recorded-narrative = Concedida por { $issuer } el { $day } e inscrita aquí por el emisor. No se evaluó en esta plataforma.
awards-roster-expired = Lo que se concedió entonces ya ha caducado.
awards-key-tokens-only = Las claves de este algoritmo solo firman tokens; para las pruebas use Ed25519, P-256 o P-384.
awards-form-needs-https = Este formato requiere un sitio con dirección https.
awards-clock-behind = El reloj de este servidor va atrasado. No se ha concedido nada; se volverá a intentar en breve.
awards-part-not-in-force = Una de las credenciales en las que se apoya no está en vigor. No se ha concedido nada.
awards-mail-earned-subject = Ha obtenido «{ $title }»
awards-mail-earned-body = Enhorabuena. Su credencial está lista: puede verla, compartirla y guardar una copia.

    Cualquiera a quien dé la dirección puede comprobar que es auténtica. Usted decide qué se muestra con ella.

    Para guardarla en una aplicación de cartera, abra esta dirección e inicie sesión: { $wallet }
awards-mail-earned-action = Ver su credencial
awards-mail-earned-code = ¿Tiene la cartera en el teléfono? Escanee este código con la cámara e inicie sesión allí.
awards-mail-wallet-subject = Su credencial «{ $title }» está ahora en una cartera
awards-mail-wallet-body =
    La hemos emitido de nuevo para la cartera { $holder }. La copia anterior ya no está en vigor; la dirección de su página sigue siendo la misma.

    Si no ha sido usted, póngala en su propia cartera: la copia de la otra dejará de estar en vigor.
awards-mail-wallet-action = Ver en qué cartera está

awards-mail-withdrawn-subject = Su credencial «{ $title }» ha sido retirada
awards-mail-withdrawn-body =
    El emisor ha retirado esta credencial. A partir de ahora, quien la compruebe lo sabrá.

    En la página de su credencial puede leer el motivo que ha dado el emisor. Si cree que se trata de un error, responda a este correo o escriba al emisor.
awards-mail-withdrawn-action = Ver el motivo

awards-checked = Comprobada ahora mismo, { $when }.
awards-check-again = Comprobar de nuevo
awards-withdrawn-on = Retirada el
awards-withdrawn-why = Lo que dice el emisor
awards-confirms = { $issuer } confirma que
awards-demonstrated = ha demostrado esta competencia
awards-awarded = Concedida
awards-expires = Vence
awards-expires-never = No vence
awards-part-of = Forma parte de
awards-id = Identificador
awards-issuer = Emisor
awards-behind = Qué hay detrás
awards-basis = { $n ->
    [0] Evaluadores formados puntuaron las evidencias sin saber de quién eran.
    [one] Evaluadores formados puntuaron las evidencias según un criterio, sin saber de quién eran.
   *[other] Evaluadores formados puntuaron las evidencias según { $n } criterios, sin saber de quién eran. Se cumplen los { $n }.
}
awards-basis-stack = { $n ->
    [one] Se apoya en una credencial obtenida antes. Puede comprobarla por separado.
   *[other] Se apoya en { $n } credenciales obtenidas antes. Cada una puede comprobarse por separado.
}
awards-criteria = Criterios cumplidos
awards-parts = Credenciales en las que se apoya
awards-criterion = Criterio
awards-standard = Nivel alcanzado
awards-result = Resultado
awards-met = Cumplido
awards-evidence-kinds = Evidencias evaluadas
awards-shares = { $n ->
    [one] { $holder } comparte una evidencia:
   *[other] { $holder } comparte { $n } evidencias:
}
awards-frameworks = Marcos con los que se relaciona
awards-checks = Comprobaciones
awards-technical = Detalles técnicos
awards-technical-format = Formato
awards-technical-proof = Firma
awards-technical-issuer = Emisor
awards-technical-key = Clave
awards-technical-status = Estado
awards-technical-achievement = Logro
awards-keep = Guardar una copia
awards-keep-pdf = Certificado en PDF
awards-keep-json = Credencial en JSON
awards-keep-what = La imagen y el archivo JSON llevan la credencial completa con su firma: se pueden comprobar en cualquier lugar, también sin este sitio.
awards-check-another = Comprobar otra credencial

awards-certificate-check = Compruebe que es auténtica y está en vigor:
awards-certificate-copy = Esta hoja es una copia. Lo que cuenta es la credencial firmada que se encuentra en esta dirección.
awards-qr = Código QR
awards-qr-alt = Código QR con la dirección de la página pública de la credencial

awards-mine = Sus credenciales
awards-mine-none = Todavía no hay credenciales
awards-mine-none-what = Aquí aparecerá lo que obtenga, con todo lo necesario para compartirlo.
awards-mine-withdrawn = Retirada por el emisor el { $when }
awards-mine-withdrawn-what = Si cree que se trata de un error, escriba al emisor. Los conjuntos que contaban esta credencial se revisan de nuevo.
awards-standing-in-force = En vigor
awards-standing-expiring = Vence pronto
awards-standing-expired = Vencida
awards-standing-not-yet-valid = Empieza más adelante
awards-standing-suspended = Suspendida
awards-standing-revoked = Retirada
awards-standing-superseded = Sustituida
awards-share = Compartirla
awards-share-what = Cualquiera que tenga esta dirección puede ver la página y comprobar que la credencial es auténtica. Los buscadores no la incluyen.
awards-copy-link = Copiar enlace
awards-see-page = Ver la página pública
awards-linkedin = Añadir a LinkedIn
awards-others-see = Lo que ven los demás
awards-others-nothing = Nada. La página, las imágenes y el archivo están cerrados para todos excepto para usted y el emisor. Las copias que haya dado siguen siendo válidas.
awards-others-withdrawn = Con la dirección: que fue retirada y cuándo, su título, su nombre como «{ $name }» y lo que dice el emisor. Nada más.
awards-others-list = Con la dirección: su nombre como «{ $name }», la credencial con sus criterios y resultados, y las evidencias que elija abajo. Nadie ve su dirección de correo, las puntuaciones de intentos anteriores ni sus archivos.
awards-page-open = Abrir la página pública
awards-page-close = Cerrar la página pública
awards-page-opened = La página pública está abierta.
awards-page-closed = La página pública está cerrada.
awards-evidence = Evidencias que muestra
awards-evidence-what = La credencial firmada nombra los tipos de evidencia evaluados, nada más. Aquí decide qué más muestra la página. Las fotos, grabaciones y documentos nunca son públicos, porque puede haber jóvenes en ellos.
awards-show-nothing = No mostrar
awards-show-title = Nombrarla
awards-show-text = Mostrar mi texto completo
awards-evidence-save = Guardar lo que se muestra
awards-evidence-saved = Guardado. La página ya lo muestra.
awards-file-pdf = Certificado (PDF)
awards-file-png = Insignia (PNG)
awards-file-svg = Insignia (SVG)
awards-file-json = Credencial (JSON)
awards-file-more = Otros formatos
awards-file-jwt = Token para Open Badges (JWT)
awards-file-vc-jwt = Token para carteras (VC-JWT)
awards-file-dc-sd-jwt = Para mostrar solo partes (SD-JWT VC)
awards-file-selective = Para mostrar solo partes (ecdsa-sd-2023)

awards-register = Concesiones
awards-register-why = Todo lo que se ha otorgado: encontrarlo, verlo, retirarlo.
awards-register-search = Buscar por nombre, título o identificador
awards-register-find = Buscar
awards-register-none = No se ha encontrado nada
awards-register-none-what = Busque una parte del nombre o del título, o el identificador completo.
awards-register-older = Concesiones anteriores
awards-holder = Titular
awards-title = Credencial
awards-standing = Situación
awards-revoke = Retirar
awards-revoke-heading = ¿Retirar esta credencial definitivamente?
awards-revoke-follows = Qué ocurrirá
awards-revoke-follows-check = Quien la compruebe sabrá que usted la ha retirado, en este sitio y en cualquier otro.
awards-revoke-follows-page = La página pública solo mostrará el título, el titular, la fecha y la frase que escriba abajo.
awards-revoke-follows-mail = El titular recibirá un correo.
awards-revoke-follows-stack = Si un conjunto contaba esta credencial, la credencial global se revisará de nuevo.
awards-revoke-follows-good = No se puede deshacer. Más adelante podrá conceder una credencial nueva.
awards-revoke-reason = Motivo
awards-revoke-reason-hint = Queda en su registro. No se muestra al público.
awards-revoke-reason-missing = Elija un motivo.
awards-reason-issued-in-error = Se concedió por error
awards-reason-integrity = Se descubrió una falta de integridad
awards-reason-consent-withdrawn = Se retiró el consentimiento en que se apoyaban las evidencias
awards-reason-holder-request = Lo pidió el titular
awards-reason-key-compromise = Ya no se puede confiar en la clave con que se firmó
awards-revoke-words = Lo que dice la página pública
awards-revoke-words-hint = Una o dos frases que no expongan a nadie, { $most } caracteres como máximo.
awards-revoke-words-missing = Escriba lo que debe decir la página pública.
awards-revoke-words-long = Acórtelo a { $most } caracteres.
awards-revoke-do = Retirar definitivamente
awards-revoke-not = Dejarla en vigor
awards-revoked = La credencial está retirada.
awards-revoked-already = Esta credencial ya se había retirado.
awards-record-of = Otorgado por { $issuer }

## Claves

awards-keys = Claves
awards-keys-why = Con qué firma su organización, y una clave nueva cuando toca.
awards-keys-lede = Su organización firma credenciales con claves propias. Una vez al año, o cuando se va alguien que podía acceder al servidor, haga que le siga una clave nueva: lo que firmó la anterior se sigue verificando.
awards-keys-none = Aún no hay claves
awards-keys-none-what = Su organización recibe su primera clave al conceder por primera vez.
awards-keys-proof = Pruebas en credenciales
awards-keys-token = Credenciales como tokens
awards-keys-signs = Firma
awards-keys-waits = Firmará pronto
awards-keys-retired = Ya no firma
awards-keys-compromised = Retirada
awards-keys-made = Creada el { $when }.
awards-keys-begins = Firma desde el { $when }, cuando los verificadores ya la conozcan.
awards-keys-until = Firma hasta el { $when }.
awards-keys-not-since = Lo que firmó desde el { $when } no se da por válido.
awards-keys-rotate = Clave nueva
awards-keys-rotated = La clave nueva está publicada y firmará dentro de 15 minutos. Hasta entonces firma la anterior.
awards-keys-lost = ¿Puede estar una clave en otras manos?
awards-keys-lost-what = Escriba enseguida a quien opera esta plataforma. Puede detener la emisión, retirar la clave desde una fecha y decir qué credenciales hay que emitir de nuevo.

awards-wallet-put = Poner en una cartera
awards-wallet-not-in-force = Esta credencial no está en vigor, así que no se puede poner en una cartera.
awards-wallet-what = Qué ocurre
awards-wallet-what-is = Una cartera es una aplicación de su teléfono que guarda credenciales y las muestra a quien usted quiera. Demuestra que la credencial es suya y no una copia que alguien encontró.
awards-wallet-what-code = Le mostramos un código. Lo lee con su cartera, o abre la cartera en este dispositivo.
awards-wallet-what-proof = Su cartera nos da un identificador propio y demuestra que es suyo.
awards-wallet-what-issue = Emitimos la credencial de nuevo para ese identificador y se la damos a la cartera. Las copias anteriores dejan de estar en vigor; la página y su dirección siguen igual.
awards-wallet-what-public = El identificador de la cartera figurará en la credencial, y lo verá quien vea la credencial. Si pone varias credenciales en la misma cartera, se puede saber que son de la misma persona.
awards-wallet-has = Está en la cartera { $wallet }
awards-wallet-has-what = Puede ponerla en otra, por ejemplo en un teléfono nuevo. Entonces la copia de la primera deja de estar en vigor.
awards-wallet-open = Mostrar el código
awards-wallet-back = Volver a la credencial
awards-wallet-step-code = Leer el código
awards-wallet-step-proof = La cartera se identifica
awards-wallet-step-issue = Emitida para la cartera
awards-wallet-waiting = Esperamos a su cartera.
awards-wallet-asked = Una cartera ha leído el código. Confirme en ella.
awards-wallet-issuing = La cartera se ha identificado. La credencial se está emitiendo.
awards-wallet-done = La credencial está en su cartera.
awards-wallet-done-what = Está en la cartera { $wallet }. Compare este identificador con el de su cartera. Si no es el suyo, póngala otra vez: la copia de la otra cartera dejará de estar en vigor.
awards-wallet-over = Este código ya no vale.
awards-wallet-over-what = Se ha usado, se ha cancelado o ha pasado el cuarto de hora. Pida un código nuevo en la página de su credencial.
awards-wallet-until = El código vale una vez, hasta el { $when }. No se lo muestre a nadie.
awards-wallet-scan = Lea este código con su cartera
awards-wallet-scan-what = Abra su cartera en el teléfono, elija añadir una credencial y apunte al código. También sirve la cámara del teléfono.
awards-wallet-code-alt = Código QR que su cartera lee
awards-wallet-here = La cartera está en este dispositivo
awards-wallet-here-what = Un botón solo hace algo si la aplicación está instalada aquí.
awards-wallet-lcw = Learner Credential Wallet
awards-wallet-other = Otra cartera
awards-wallet-older = Cartera antigua
awards-wallet-look = Mirar otra vez
awards-wallet-cancel = No ponerla en una cartera
awards-wallet-cancelled = El código ya no vale. No ha cambiado nada.
awards-wallet-again = Ponerla en otra cartera
awards-wallet-misdirected = La presentación responde a otra pregunta o es para otro sitio. Lea el código otra vez.
awards-wallet-unresolved = Las claves de este identificador no se han podido consultar. Inténtelo de nuevo o use un identificador did:key.
awards-wallet-unsigned = La firma de la presentación no corresponde, o la clave no es del identificador que presenta.
awards-wallet-unreadable = Esto no es una presentación firmada que entendamos.
awards-wallet-waits = Una credencial para su cartera
awards-wallet-waits-what = Elija la cartera que tiene en este dispositivo. El código vale una vez y solo un cuarto de hora.
