people-sign-in = Iniciar sesión
people-sign-in-lede = Escriba su correo electrónico. Le enviamos un enlace y un código corto.
people-no-account-needed = ¿Es nuevo aquí? Escriba su correo igualmente; le pediremos su nombre cuando la dirección esté confirmada.
people-email = Correo electrónico
people-email-unusable = Escriba un correo electrónico como nombre@example.org.
people-password = Contraseña
people-with-password = Usar una contraseña
people-go-on = Continuar
people-sent = Mire su correo
people-sent-lede = Si la dirección es correcta, el mensaje está en camino. Abra su enlace en este navegador o escriba aquí su código. Ambos sirven una vez, durante 10 minutos.
people-sent-nothing = ¿No ha llegado nada en un minuto? Mire en la carpeta de correo no deseado.
people-sent-again = Enviar otro
people-code = Código del mensaje
people-code-wrong = Ese no es el código que enviamos. Mire el mensaje más reciente; un código mal escrito no hace daño.
people-code-over = Ese código ya se usó o tiene más de 10 minutos. No se ha perdido nada: pida uno nuevo.
people-link = Continuar en este navegador
people-link-lede = Usted pidió usar esta dirección con nosotros. Un clic más y estará dentro.
people-link-over = Ese enlace ya se usó o tiene más de 10 minutos. No se ha perdido nada: pida uno nuevo.
people-link-other-browser = Este enlace solo funciona en el navegador en el que lo pidió. Escriba allí el código del mismo mensaje o pida aquí un enlace nuevo.
people-name-title = ¿Cómo se llama?
people-name = Su nombre
people-name-hint = Tal como debe figurar en sus credenciales. Puede cambiarlo más adelante.
people-name-unusable = Escriba un nombre de 1 a 100 caracteres con al menos una letra.
people-name-save = Guardar y continuar
people-account = Su cuenta
people-settings-sign-in = Inicio de sesión
people-mail-language = Idioma de nuestros mensajes para usted
people-save = Guardar
people-addresses = Sus correos electrónicos
people-addresses-why = Añada también una dirección privada. Si cambia de trabajo podrá seguir entrando, y sus credenciales seguirán siendo suyas.
people-address-preferred = El correo llega aquí
people-address-prefer = Enviar el correo aquí
people-address-remove = Quitar
people-address-add = Otra dirección
people-address-confirm = Enviar un enlace para confirmarla
people-last-address = Es su única dirección. Añada antes otra, o no podría volver a entrar.
people-many-addresses = Tiene 10 direcciones, que es el máximo. Quite antes una.
people-password-why = No la necesita: basta un enlace por correo. Si pone una contraseña, se cierra la sesión en los demás navegadores.
people-password-current = Su contraseña actual
people-password-current-wrong = Esa no es su contraseña actual. No se cambió nada.
people-password-new = Contraseña nueva
people-password-hint = Al menos 10 caracteres. Unas cuantas palabras son mejores que una con signos.
people-password-short = Use al menos 10 caracteres.
people-password-long = Use como máximo 256 caracteres.
people-password-common = Esa contraseña está entre las primeras que cualquiera probaría. Elija otra.
people-password-wrong = El correo o la contraseña no son correctos, o no se puso contraseña. El enlace por correo siempre funciona.
people-sessions = Dónde tiene la sesión abierta
people-session-began = Desde el { $when }
people-session-this = Este navegador
people-session-end = Cerrar sesión allí
people-session-end-others = Cerrar sesión en todos los demás

mail-sign-in-subject = Su enlace para iniciar sesión
mail-sign-in-body =
    Abra el enlace de abajo en el navegador en el que lo pidió, o escriba allí este código: { $code }

    Ambos sirven una vez, durante 10 minutos. Si usted no lo pidió, no haga nada: nadie entra sin este mensaje.
mail-sign-in-action = Iniciar sesión
mail-confirm-address-subject = Confirme su dirección
mail-confirm-address-body =
    Abra el enlace de abajo en el navegador en el que añadió esta dirección, o escriba allí este código: { $code }

    Ambos sirven una vez, durante 10 minutos. Si usted no añadió esta dirección a una cuenta, no haga nada.
mail-confirm-address-action = Confirmar esta dirección
