namespace GraphBff.Engine.Inputs;

/// <summary>Shared boxes for the most common values of requests, such as page sizes.</summary>
internal static class Boxes
{
    private const int Lowest = -1;
    private const int Highest = 128;

    private static readonly object True = true;
    private static readonly object False = false;
    private static readonly object[] Integers = [.. Enumerable.Range(Lowest, Highest - Lowest + 1)];

    public static object Box(bool value) => value ? True : False;

    public static object Box(int value) => value is >= Lowest and <= Highest ? Integers[value - Lowest] : value;
}
