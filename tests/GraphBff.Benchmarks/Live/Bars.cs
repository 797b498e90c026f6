namespace GraphBff.Benchmarks.Live;

/// <summary>What must hold, told as it is found.</summary>
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
