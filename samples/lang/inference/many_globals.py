# golden: verdict stdout status
# A type takes as many rounds to arrive as there are globals that hand it on from function to function.
g0 = g1 = g2 = g3 = g4 = g5 = g6 = g7 = g8 = g9 = g10 = g11 = 0
g12 = g13 = g14 = g15 = g16 = g17 = g18 = g19 = g20 = g21 = g22 = g23 = 0
g24 = g25 = g26 = g27 = g28 = g29 = g30 = g31 = g32 = g33 = g34 = g35 = 0
g36 = g37 = g38 = g39 = g40 = g41 = g42 = g43 = g44 = g45 = g46 = g47 = 0
g48 = g49 = g50 = g51 = g52 = g53 = g54 = g55 = g56 = g57 = g58 = g59 = 0
g60 = g61 = g62 = g63 = g64 = g65 = g66 = g67 = g68 = g69 = g70 = g71 = 0
last = 0


def shift():
    global g0, g1, g2, g3, g4, g5, g6, g7, g8, g9, g10, g11
    global g12, g13, g14, g15, g16, g17, g18, g19, g20, g21, g22, g23
    global g24, g25, g26, g27, g28, g29, g30, g31, g32, g33, g34, g35
    global g36, g37, g38, g39, g40, g41, g42, g43, g44, g45, g46, g47
    global g48, g49, g50, g51, g52, g53, g54, g55, g56, g57, g58, g59
    global g60, g61, g62, g63, g64, g65, g66, g67, g68, g69, g70, g71
    g0 = g1; g1 = g2; g2 = g3; g3 = g4
    g4 = g5; g5 = g6; g6 = g7; g7 = g8
    g8 = g9; g9 = g10; g10 = g11; g11 = g12
    g12 = g13; g13 = g14; g14 = g15; g15 = g16
    g16 = g17; g17 = g18; g18 = g19; g19 = g20
    g20 = g21; g21 = g22; g22 = g23; g23 = g24
    g24 = g25; g25 = g26; g26 = g27; g27 = g28
    g28 = g29; g29 = g30; g30 = g31; g31 = g32
    g32 = g33; g33 = g34; g34 = g35; g35 = g36
    g36 = g37; g37 = g38; g38 = g39; g39 = g40
    g40 = g41; g41 = g42; g42 = g43; g43 = g44
    g44 = g45; g45 = g46; g46 = g47; g47 = g48
    g48 = g49; g49 = g50; g50 = g51; g51 = g52
    g52 = g53; g53 = g54; g54 = g55; g55 = g56
    g56 = g57; g57 = g58; g58 = g59; g59 = g60
    g60 = g61; g61 = g62; g62 = g63; g63 = g64
    g64 = g65; g65 = g66; g66 = g67; g67 = g68
    g68 = g69; g69 = g70; g70 = g71; g71 = last


def begin(value):
    global last
    last = value
    return g0


print(begin(1), shift(), begin("s"))
for n in range(80):
    shift()
    if n in (0, 70, 71, 72):
        print(g0, g1, g71)
