# -*- coding: latin-1 -*-
# golden: stdout status stderr verdict
# The source is not UTF-8.
text = "café §"
print(text, len(text), ascii(text))
print(text["é"])
