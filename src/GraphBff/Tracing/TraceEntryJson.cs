using GraphBff.Engine.Output;
using GraphBff.Engine.Tracing;

namespace GraphBff.Tracing;

/// <summary>Writes the data of the page <c>/graphql/trace</c>.</summary>
internal static class TraceEntryJson
{
    /// <summary>
    /// <c>{"id":7,"kind":"query","name":"Orders","fields":["orders"],"start":"…","duration":8123,"calls":3,"errors":0,
    /// "services":[{"name":"users","time":1800,"calls":1}]}</c>, times in microseconds, the service that took the most time first.
    /// </summary>
    public static void Summary(JsonOutput output, long id, OperationTrace trace)
    {
        var summary = trace.Summarize();
        Open(output, id);
        output.Raw(",\"kind\":"u8);
        output.String(summary.Kind);
        if (summary.Name is { } name)
        {
            output.Raw(",\"name\":"u8);
            output.String(name);
        }

        output.Raw(",\"fields\":["u8);
        for (var i = 0; i < summary.Fields.Count; i++)
        {
            output.Raw(i > 0 ? ","u8 : ""u8);
            output.String(summary.Fields[i]);
        }

        output.Raw("],\"start\":"u8);
        output.Moment(summary.StartTime);
        output.Raw(",\"duration\":"u8);
        output.Number((long)summary.Duration.TotalMicroseconds);
        output.Raw(",\"calls\":"u8);
        output.Number(summary.Calls);
        output.Raw(",\"errors\":"u8);
        output.Number(summary.Errors);
        output.Raw(",\"services\":["u8);
        for (var i = 0; i < summary.Services.Count; i++)
        {
            output.Raw(i > 0 ? ",{\"name\":"u8 : "{\"name\":"u8);
            output.String(summary.Services[i].Service);
            output.Raw(",\"time\":"u8);
            output.Number((long)summary.Services[i].Time.TotalMicroseconds);
            output.Raw(",\"calls\":"u8);
            output.Number(summary.Services[i].Calls);
            output.Raw((byte)'}');
        }

        output.Raw("]}"u8);
    }

    /// <summary><c>{"id":7,"document":"query Orders {…}","trace":{…}}</c>, the document in Development only.</summary>
    public static void Detail(JsonOutput output, long id, OperationTrace trace)
    {
        Open(output, id);
        if (trace.Document is { } document)
        {
            output.Raw(",\"document\":"u8);
            output.String(document);
        }

        output.Raw(",\"trace\":"u8);
        trace.Write(output);
        output.Raw((byte)'}');
    }

    private static void Open(JsonOutput output, long id)
    {
        output.Raw("{\"id\":"u8);
        output.Number(id);
    }
}
