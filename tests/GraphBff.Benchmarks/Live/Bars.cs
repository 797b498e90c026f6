namespace GraphBff.Benchmarks.Live;

/// <summary>Prints whether each bar is met, and counts the missed ones.</summary>
internal sealed class Bars
{
    public int Missed { get; private set; }

    public void Hold(bool holds, string bar)
    {
        if (!holds)
        {
            Missed++;
        }

        Console.WriteLine($"  {(holds ? "ok    " : "MISSED")} {bar}");
    }
}
