using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Batching;

/// <summary>Waits for the loads of one list.</summary>
internal static class Loads
{
    /// <summary>Waits for all loads. A failed load gives its error in its own position, and does not affect the others.</summary>
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
