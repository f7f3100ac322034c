# golden: stdout verdict
class Greeting:
    text = "hello"
    print(text)
    del text
