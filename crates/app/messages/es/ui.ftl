layout-skip = Saltar al contenido principal

weekday-1 = lunes
weekday-2 = martes
weekday-3 = miércoles
weekday-4 = jueves
weekday-5 = viernes
weekday-6 = sábado
weekday-7 = domingo
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
date-long = { $weekday } { $day } de { $month } de { $year }
date-moment = { $day } de { $month } de { $year }, { $time } UTC

error-way-out = Ir a la página de inicio
error-not-found = No encontramos esta página
error-not-found-what = La dirección puede estar mal escrita, o lo que había aquí no es para usted. No se ha perdido nada.
error-sign-in = Primero inicie sesión
error-sign-in-what = Inicie sesión e inténtelo de nuevo.
error-forbidden = No puede hacer esto
error-forbidden-what = Hace falta un rol que usted no tiene, o la petición no vino de una de nuestras páginas. No se cambió nada.
error-invalid = Hay algo que corregir
error-invalid-what = No se guardó nada. Revise estos puntos.
error-refused = Esto no se hizo
error-too-large = Es demasiado grande
error-too-large-what = Lo que envió es mayor de lo que podemos recibir aquí. No se guardó nada, y no se perdió nada de lo guardado antes.
error-too-many = Demasiadas veces
error-too-many-what = Espere un momento e inténtelo de nuevo. No se ha perdido nada.
error-unavailable = Una parte de este sitio no responde ahora
error-database-busy = La base de datos no respondió a tiempo. No se guardó nada. Inténtelo de nuevo en un minuto.
error-character = Contiene un carácter que no se puede guardar, un byte cero. No se guardó nada. Quítelo e inténtelo de nuevo.
error-internal = Algo falló de nuestro lado
error-internal-what = La culpa es nuestra y ha quedado anotada. Lo que guardó antes está a salvo. Inténtelo de nuevo.

layout-description = Microcredenciales para quienes trabajan con niños y jóvenes: prepárese, muestre su práctica, reciba la evaluación de colegas y comparta lo que obtuvo.
nav-label = Principal
nav-catalog = Catálogo
nav-stacks = Itinerarios
nav-me = Mi trabajo
nav-verify = Verificar
nav-assess = Evaluar
nav-issuer = Emisor
nav-admin = Operación
menu = Menú
sign-in = Iniciar sesión
sign-out = Cerrar sesión
account = Su cuenta
account-menu = Su cuenta, { $name }
account-settings = Ajustes
theme-switch = Cambiar entre tema claro y oscuro
demo-strip = Contenido de muestra, emisores ficticios.
demo-people = Entrar como alguien
demo-mailbox = Buzón
footer-help = Ayuda y contacto
footer-accessibility = Accesibilidad
footer-privacy = Privacidad
footer-api = API

crumbs-label = Ruta de navegación
journey-label = En qué punto está
rubric-criterion = Criterio
pager-label = Páginas de resultados
pager-previous = Página anterior
pager-next = Página siguiente
ring-label = { $done } de { $total } obtenidas{ $review ->
    [0] {""}
   *[other] , { $review } en revisión
}
ring-of = de { $total } obtenidas
form-errors = Hay algo que corregir
form-error = Error:

date-day = { $weekday } { $day } de { $month }
date-short = { $day } de { $month } de { $year }
hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
hours-range = { $from }–{ $to } horas

page-help = Ayuda y contacto
page-accessibility = Accesibilidad
page-privacy = Privacidad

front-title = Reconocimiento por lo que hace bien
front-heading = Obtenga reconocimiento por lo que ya hace bien
front-lede = Para quienes trabajan con niños y jóvenes. Usted envía evidencias de su propio trabajo; personas formadas para ello las evalúan con una rúbrica que puede leer antes; y recibe una credencial que cualquiera puede verificar.
front-search = Buscar microcredenciales
front-search-example = Pruebe con «preguntas» o «familia»
front-search-go = Buscar
front-all = { $count ->
    [one] Ver la única microcredencial
   *[other] Ver las { $count } microcredenciales
}
front-stacks = Itinerarios
front-stacks-all = Todos los itinerarios
front-stacks-what = Microcredenciales que van juntas. Obtenga las que pide el itinerario, en su propio orden y a su ritmo, y recibirá una credencial integral.
front-stack-size = { $count ->
    [one] Una microcredencial, abierta a todas las personas
   *[other] { $count } microcredenciales, abiertas a todas las personas
}
front-stack-see = Ver el itinerario
front-some = Microcredenciales para empezar
front-some-all = Todo el catálogo
front-how = Cómo funciona
front-how-1 = Elija y lea
front-how-1-what = Cada página muestra la rúbrica completa, qué se envía y cuánto tiempo lleva, antes de que usted se inscriba en nada.
front-how-2 = Muestre su práctica
front-how-2-what = Añada grabaciones, planes y reflexiones de su propio trabajo. Los borradores se guardan solos, y solo «Revisar y enviar» los envía.
front-how-3 = Reciba respuesta y compártala
front-how-3-what = Dos personas evalúan sin conocer su nombre. Usted recibe respuesta en una fecha fijada, con comentarios sobre cada criterio. Si es «todavía no», vuelve a intentarlo solo con lo que queda abierto.
front-verify = ¿Le han mostrado una credencial?
front-verify-what = Compruebe en segundos si es auténtica y está vigente. Sin cuenta, y no se guarda nada de lo que usted traiga.
front-verify-go = Verificar una credencial
front-updates = Entérese de las nuevas microcredenciales
front-updates-what = Un mensaje breve cuando haya algo nuevo. Primero usted confirma, y se da de baja con un clic.
front-updates-email = Su dirección de correo
front-updates-go = Suscribirme
page-api = Para programas
