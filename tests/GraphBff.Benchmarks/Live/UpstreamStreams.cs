using System.Diagnostics;
using GraphBff.Benchmarks.Load;

namespace GraphBff.Benchmarks.Live;

/// <summary>The streams that a service has open.</summary>
internal static class UpstreamStreams
{
    /// <summary>Waits until there is none any more.</summary>
    /// <returns>False where there still is one when the patience is over.</returns>
    public static async Task<bool> EndAsync(LoadedProcess services, TimeSpan patience)
    {
        var watch = Stopwatch.StartNew();
        while (await services.AskAsync("streams") > 0)
        {
            if (watch.Elapsed > patience)
            {
                return false;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        return true;
    }
}
