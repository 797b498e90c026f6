using GraphBff.Engine.Operations;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Callers;

/// <summary>
/// Identifies the caller. Called once per operation, after its parameters are known to be well-formed, and once per WebSocket. The default
/// makes every caller <see cref="Caller.Anonymous"/>; register a singleton before or after <c>AddGraphTransport</c> to replace it.
/// </summary>
public interface ICallerFactory
{
    /// <summary>
    /// The request headers that may make one caller different from another, so that caches keep their answers apart (<c>Vary</c>), and a
    /// socket whose <c>connection_init</c> gives one as anything but a string or null is closed with 4400.
    /// </summary>
    IReadOnlyList<string> Headers => ["Authorization"];

    /// <summary>The caller of a request.</summary>
    /// <param name="context">The request; its <see cref="HttpContext.TraceIdentifier"/> is the request id.</param>
    /// <returns>The caller. An exception is answered with 500 <c>INTERNAL</c> and logged.</returns>
    /// <exception cref="BadCallerException">The request's headers cannot be taken: 400 <c>BAD_REQUEST</c>.</exception>
    Caller Create(HttpContext context);

    /// <summary>The caller of all operations of a WebSocket.</summary>
    /// <param name="context">The request that opened it.</param>
    /// <param name="parameters">
    /// What the client said in the payload of <c>connection_init</c>, since a browser can set no headers: the members that are strings,
    /// those of a member <c>headers</c> among them, by names without case. Values are of any characters.
    /// </param>
    /// <returns>The caller; null closes the socket with 4403 <c>Forbidden</c>. An exception closes it with 4500 and is logged.</returns>
    /// <exception cref="BadCallerException">The parameters or headers cannot be taken: the socket is closed with 4400.</exception>
    Caller? Create(HttpContext context, IReadOnlyDictionary<string, string> parameters) => Create(context);
}
