using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Batching;

/// <summary>Loads that stand side by side in one list.</summary>
internal static class Loads
{
    /// <summary>Waits for all of them; one that failed has its error in its own place, and the others are none the worse.</summary>
    public static async Task<object?[]> SettleAsync(Task<object?>[] loads)
    {
        var values = new object?[loads.Length];
        for (var i = 0; i < loads.Length; i++)
        {
            try
            {
                values[i] = await loads[i].ConfigureAwait(false);
            }
            catch (GraphException exception)
            {
                values[i] = exception.Error;
            }
        }

        return values;
    }
}
