a = x
page-language-name = 中文
