a = x
page-language-name = English
