namespace GraphBff.DemoServices.Paging;

/// <summary>Selects the rows to list by a key and a status.</summary>
/// <param name="List">The name of the list, such as <c>order.v1 orders</c>.</param>
/// <param name="Column">The column of the key, such as <c>user_id</c>.</param>
/// <param name="Key">Null for all.</param>
/// <param name="Status">0, unspecified, for all.</param>
internal sealed record StatusFilter(string List, string Column, string? Key, int Status)
{
    /// <summary>The name of this list in page tokens.</summary>
    public string Scope => $"{List} {Status} {Key}";

    /// <summary>The beginning of a WHERE clause, such as <c>user_id = $key and</c>.</summary>
    public string Condition => (Key is null ? "" : $"{Column} = $key and ") + (Status == 0 ? "" : "status = $status and");

    public IEnumerable<(string Name, object Value)> Parameters
    {
        get
        {
            if (Key is not null)
            {
                yield return ("$key", Key);
            }

            if (Status != 0)
            {
                yield return ("$status", Status);
            }
        }
    }
}
