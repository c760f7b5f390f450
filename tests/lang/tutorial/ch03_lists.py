# Lists can be changed, sliced, nested and shared.
squares = [1, 4, 9, 16, 25]
print(squares[0], squares[-3:], squares + [36, 49])
cubes = [1, 8, 27, 65, 125]; cubes[3] = 4**3; cubes.append(216); print(cubes)
rgb = ["Red", "Green", "Blue"]; rgba = rgb; print(id(rgb) == id(rgba)); rgba.append("Alph"); print(rgb)
correct = rgba[:]; correct[-1] = "Alpha"; print(correct, rgba)
letters = list("abcdefg"); letters[2:5] = ['C', 'D', 'E']; print(letters); letters[2:5] = []; print(letters); letters[:] = []; print(letters, len(letters))
print([['a', 'b'], [1, 2]][0][1])
# expect: 1 [9, 16, 25] [1, 4, 9, 16, 25, 36, 49]
# expect: [1, 8, 27, 64, 125, 216]
# expect: True
# expect: ['Red', 'Green', 'Blue', 'Alph']
# expect: ['Red', 'Green', 'Blue', 'Alpha'] ['Red', 'Green', 'Blue', 'Alph']
# expect: ['a', 'b', 'C', 'D', 'E', 'f', 'g']
# expect: ['a', 'b', 'f', 'g']
# expect: [] 0
# expect: b
