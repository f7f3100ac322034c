# golden: stdout status stderr verdict
# What may have been meant is looked for among the methods of a builtin base, too.
class Stack(list):
    def push(self, item):
        self.append(item)


stack = Stack()
stack.push(1)
print(stack)
stack.apend(2)
