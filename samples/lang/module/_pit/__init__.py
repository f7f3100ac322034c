print("pit")
