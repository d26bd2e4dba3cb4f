mail-footer = Recibe este correo por su trabajo en { $site }. No contiene rastreadores. Responda para hablar con una persona.
mail-footer-news = Recibe este mensaje porque pidió novedades a { $site }. No contiene ningún rastreo.
mail-unsubscribe = No recibir más novedades
mail-later = El servidor de correo no responde ahora. El mensaje queda guardado y saldrá en cuanto responda.
