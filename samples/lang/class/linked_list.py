# golden: stdout status stderr verdict
# A data structure of nodes.
class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class Stack:
    def __init__(self):
        self.head = None
        self.size = 0

    def push(self, value):
        self.head = Node(value, self.head)
        self.size += 1

    def pop(self):
        if self.head is None:
            raise IndexError("pop from empty stack")
        node = self.head
        self.head = node.next
        self.size -= 1
        return node.value

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next


stack = Stack()
for n in range(5):
    stack.push(n * n)
print(stack.pop(), stack.pop(), stack.size, list(stack), sum(stack))
while stack.size:
    stack.pop()
stack.pop()
