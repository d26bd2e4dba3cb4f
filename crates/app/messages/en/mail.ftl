mail-footer = You get this mail because of your work on { $site }. It holds no tracking. Reply to reach a person.
mail-footer-news = You get this mail because you asked { $site } for news. It holds no tracking.
mail-unsubscribe = End the news
mail-later = The mail server does not answer just now. The mail is kept and goes out as soon as it does.
